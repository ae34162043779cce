import { type DecisionInput, type FileProblem, Problems } from '../../modules/changeover/index.ts'
import { dayBefore } from '../../platform/day.ts'
import { authoritySchemas } from './authority-schemas.ts'
import { calendarSchemas } from './calendar-schemas.ts'
import { checkAuthority, knownPower } from './check-authority.ts'
import { checkCalendar } from './check-calendar.ts'
import { checkDossiers } from './check-dossiers.ts'
import { checkStaff, knownNames } from './check-staff.ts'
import { checkUnits } from './check-units.ts'
import { checkWords, type Words } from './check-words.ts'
import { Checks } from './checks.ts'
import { dossierSchemas } from './dossier-schemas.ts'
import { fingerprint, readFiles } from './files.ts'
import { initialBodies } from './initial-bodies.ts'
import { readPlans } from './plans.ts'
import { portalFile, readPortal } from './portal.ts'
import { checkProcedures, readProcedures } from './procedures.ts'
import { readSettings } from './settings.ts'
import { staffSchemas } from './staff-schemas.ts'
import { type Read, readRows, requiredTables, type TableName } from './tables.ts'
import type {
  AreaRow,
  AuthorityTables,
  CalendarTables,
  DossierTables,
  FunctionRow,
  KindRow,
  LocalityData,
  NormRow,
  OrganizationRow,
  StaffTables,
  TemplateRow
} from './types.ts'

/**
 * Reads a locality's folder and checks everything that needs no database.
 * @returns the locality when it is sound, and every problem at once with file, line and column
 */
export async function readLocality(
  dir: string
): Promise<{ locality?: LocalityData; problems: FileProblem[] }> {
  const problems = new Problems()
  const files = await readFiles(dir, problems)
  for (const name of ['locality.json', ...requiredTables.map((table) => `${table}.csv`)])
    if (!files.has(name) && !problems.list().some(({ file }) => file === name))
      problems.add({ file: name }, 'locality.no_file', { name })
  const json = files.get('locality.json')
  if (json === undefined) return { problems: shown(problems) }

  const { settings, placeOf } = readSettings(json, problems)
  const rowsOf = <T>(name: TableName): Read<T>[] => {
    const bytes = files.get(`${name}.csv`)
    return bytes ? readRows<T>(name, bytes, problems) : []
  }
  const words: Words = {
    kinds: rowsOf<KindRow>('kinds'),
    functions: rowsOf<FunctionRow>('functions'),
    norms: rowsOf<NormRow>('norms'),
    templates: rowsOf<TemplateRow>('templates'),
    decisions: rowsOf<DecisionInput>('decisions')
  }
  const staff = tablesOf<StaffTables>(Object.keys(staffSchemas) as (keyof typeof staffSchemas)[], rowsOf)
  const authority = tablesOf<AuthorityTables>(
    Object.keys(authoritySchemas) as (keyof typeof authoritySchemas)[],
    rowsOf
  )
  const calendar = tablesOf<CalendarTables>(
    Object.keys(calendarSchemas) as (keyof typeof calendarSchemas)[],
    rowsOf
  )
  const dossiers = tablesOf<DossierTables>(
    Object.keys(dossierSchemas) as (keyof typeof dossierSchemas)[],
    rowsOf
  )
  const areas = rowsOf<AreaRow>('areas')
  const written = rowsOf<OrganizationRow>('organizations')
  const plans = settings
    ? readPlans(
        settings,
        files,
        placeOf,
        words.decisions.map(({ row }) => row),
        problems
      )
    : []

  const procedures = readProcedures(files.get('procedures.json'), problems)
  const portal = readPortal(files.get(portalFile), problems)

  // Rows that cannot be read are missing here: what refers to them would be blamed without being wrong.
  if (problems.list().some(({ file }) => file.endsWith('.csv') && !file.startsWith('plans/')))
    return { problems: shown(problems) }
  const checks = new Checks(problems)
  checkWords(words, checks)
  const firstPlan = plans[0]?.document.effectiveOn
  const baseline = settings?.baseline ?? (firstPlan && dayBefore(firstPlan))
  if (settings?.initialBodies && !baseline && !problems.any)
    problems.add(placeOf('initialBodies'), 'locality.needs_baseline')
  const made =
    settings?.initialBodies && baseline ? initialBodies(areas, words.kinds, words.templates, baseline) : []
  const organizations = [...made, ...written]
  // Without settings nobody knows whether templates make bodies: those written may lie under them.
  checkUnits(areas, settings ? organizations : [], words, checks)
  checkStaff(staff, words, checks)
  checkAuthority(authority, staff, words, checks)
  checkCalendar(calendar, checks)
  checkDossiers(dossiers, procedures?.catalogue, settings?.citizens ?? [], checks)
  if (procedures)
    checkProcedures(procedures, { ...knownNames(staff, words), power: knownPower(authority) }, problems)
  if (!settings || problems.any) return { problems: shown(problems) }

  const rows = <T>(table: Read<T>[]) => table.map(({ row }) => row)
  const locality = {
    settings,
    baseline,
    kinds: rows(words.kinds),
    functions: rows(words.functions),
    norms: rows(words.norms),
    templates: rows(words.templates),
    decisions: rows(words.decisions),
    areas: rows(areas),
    organizations: rows(organizations),
    plans,
    staff,
    authority,
    calendar,
    dossiers,
    ...(procedures && { procedures: procedures.catalogue }),
    ...(portal && { portal }),
    baseSha256: fingerprint(files, (name) => !name.startsWith('plans/') && !writtenLater.has(name)),
    sha256: fingerprint(files, () => true)
  }
  return { locality, problems: [] }
}

/** What is written after the plans may be mended when it is refused, like the plans themselves. */
const writtenLater = new Set(
  [
    'people',
    'staffing',
    'staff_events',
    'staff_names',
    'quotas',
    ...Object.keys(authoritySchemas),
    ...Object.keys(dossierSchemas)
  ].map((table) => `${table}.csv`)
)

/** Tables by their name in code: `qualification_levels.csv` is `qualificationLevels`. */
function tablesOf<T>(names: TableName[], rowsOf: (name: TableName) => Read<never>[]): T {
  const inCode = (name: string) => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())
  return Object.fromEntries(names.map((name) => [inCode(name), rowsOf(name)])) as T
}

/** Whoever shows a problem by its path finds the file there; messages may name it. */
function shown(problems: Problems): FileProblem[] {
  // A row and the bodies that templates make for it may share a mistake.
  const once = new Map(problems.list().map((problem) => [JSON.stringify(problem), problem]))
  return [...once.values()].map((problem) => ({
    ...problem,
    path: problem.file,
    params: { ...problem.params, file: problem.file }
  }))
}
