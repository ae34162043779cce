import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readLocality } from './index.ts'
import { localitySettings } from './settings.ts'

const localities = fileURLToPath(new URL('../../../localities/', import.meta.url))

describe.each(['thu-nghiem', 'lao-cai'])('%s', (name) => {
  test('is sound', async () => {
    const { locality, problems } = await readLocality(join(localities, name))
    expect(problems).toEqual([])
    expect(locality?.settings.id).toBe(name)
    expect(locality?.organizations.some(({ code }) => code.startsWith('UBND-'))).toBe(true)
    expect((await localitySettings(join(localities, name))).exampleDates.length).toBeGreaterThan(0)
  })
})

const settings = {
  format: 'haicap.locality/1',
  id: 'nho',
  name: { vi: 'Nhỏ', en: 'Small', de: 'Klein' },
  time_zone: 'Asia/Ho_Chi_Minh'
}
const kinds = `code,scope,level,name_vi,name_en,name_de\ntinh,area,province,Tỉnh,Province,Provinz\nxa,area,commune,Xã,Commune,Gemeinde\n`
const areas = `code,name,kind,parent,area_km2\n90,Nhỏ,tinh,,\n90001,Y Tý,xa,90,86.5\n`

describe('a folder of one’s own', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'haicap-locality-'))
    await put({ 'locality.json': JSON.stringify(settings), 'kinds.csv': kinds, 'areas.csv': areas })
  })
  afterEach(() => rm(dir, { recursive: true }))

  const put = async (files: Record<string, string | Uint8Array>) => {
    for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), content)
  }
  const seen = async () => {
    const { problems } = await readLocality(dir)
    return problems.map(
      ({ file, line, column, messageKey }) => `${file}:${line ?? '-'}:${column ?? '-'} ${messageKey}`
    )
  }

  test('needs three files only', async () => {
    const { locality, problems } = await readLocality(dir)
    expect(problems).toEqual([])
    expect(locality?.areas).toEqual([
      { code: '90', name: 'Nhỏ', kind: 'tinh' },
      { code: '90001', name: 'Y Tý', kind: 'xa', parent: '90', areaKm2: 86.5 }
    ])
  })

  test('has another fingerprint as soon as a file changes', async () => {
    const before = await readLocality(dir)
    await put({ 'areas.csv': `\ufeff${areas}` })
    const after = await readLocality(dir)
    expect(after.problems).toEqual([])
    expect(after.locality?.sha256).not.toBe(before.locality?.sha256)
  })

  test('is told of every mistake in the rows of all tables at once', async () => {
    await put({
      'areas.csv': 'code,name,kind,parent,first_day,huyen\n90,,tinh,,,\n90001,Y Tý,xa,90,2025-02-30,\n',
      'kinds.csv': kinds.replace('Tỉnh,', ',').replace('xa,area,commune', 'xa,area,village'),
      'locality.json': JSON.stringify({
        ...settings,
        time_zone: 'Asia/Lao_Cai',
        timeZone: 1,
        plans: ['../x.json', 'plans/none.json']
      })
    })
    expect(await seen()).toEqual([
      'areas.csv:1:6 plan-format.unknown_column',
      'areas.csv:2:2 plan-format.missing',
      'areas.csv:3:5 plan-format.impossible_day',
      'kinds.csv:2:4 plan-format.missing',
      'kinds.csv:3:3 plan-format.unknown_value',
      expect.stringMatching(/^locality\.json:1:\d+ plan-format\.malformed$/),
      expect.stringMatching(/^locality\.json:1:\d+ plan-format\.unknown_key$/),
      expect.stringMatching(/^locality\.json:1:\d+ plan-format\.malformed$/)
    ])
  })

  test('is told where tables contradict each other', async () => {
    await put({
      'areas.csv': `code,name,kind,parent,first_day,last_day,decision\n90,Nhỏ,tinh,90001,,2025-06-30,\n90001,Y Tý,xa,90,2020-01-01,,9/NQ\n90002,A Lù,xa,90001,,,\n90002,A Mú,lang,91,,,\n`,
      'functions.csv':
        'code,parent,name_vi,name_en,name_de\nland,soil,Đất đai,Land,Boden\nall,,Tất cả,All,Alle\n',
      'norms.csv': 'id,areas,organization_kind,min,max\nx,village,*,3,2\ny,xa,division,,\n',
      'templates.csv': 'id,areas,organization_kind,name_vi,parent\na,commune,xa,Ủy ban {ten},b\n'
    })
    expect((await seen()).sort()).toEqual(
      [
        'areas.csv:2:4 locality.cycle',
        'areas.csv:2:4 locality.level',
        'areas.csv:2:4 locality.outlives',
        'areas.csv:2:1 locality.needs_ended_by',
        'areas.csv:3:4 locality.cycle',
        'areas.csv:3:4 locality.outlives',
        'areas.csv:3:7 locality.unknown_reference',
        'areas.csv:4:4 locality.level',
        'areas.csv:4:4 locality.outlives',
        'areas.csv:5:1 locality.twice',
        'areas.csv:5:3 locality.unknown_reference',
        'areas.csv:5:4 locality.unknown_reference',
        'functions.csv:2:2 locality.unknown_reference',
        'functions.csv:3:1 locality.built_in',
        'norms.csv:2:2 locality.unknown_reference',
        'norms.csv:2:5 locality.min_max',
        'norms.csv:3:3 locality.unknown_reference',
        'norms.csv:3:4 locality.norm_empty',
        'templates.csv:2:3 locality.unknown_reference',
        'templates.csv:2:4 locality.unknown_pattern',
        'templates.csv:2:5 locality.unknown_reference'
      ].sort()
    )
  })

  test('is told what is wrong with staff and powers', async () => {
    await put({
      'kinds.csv': `${kinds}people_committee,organization,,Ủy ban,Committee,Komitee\n`,
      'decisions.csv': 'number\n1/QĐ\n',
      'ranks.csv':
        'code,ladder,ordinal,name_vi,name_en,name_de\n01.003,civil_servant,3,CV,CV,CV\n01.004,civil_servant,3,CS,CS,CS\n',
      'positions.csv': `code,title_vi,title_en,title_de,group,lead,pot,organization_kinds,functions,ranks
chu_tich,Chủ tịch,Chair,Vorsitz,leadership,head,civil_servant,people_committee,,01.003
cong_chuc,Công chức,Officer,Beamte,professional,deputy,civil_servant,phong,land,01.009
`,
      'qualification_levels.csv':
        'kind,code,ordinal,name_vi,name_en,name_de\nprofessional,dai_hoc,3,Đại học,University,Hochschule\n',
      'standards.csv':
        'id,kind,level_code,positions,name_vi,name_en,name_de\na,professional,thac_si,chu_tich;pho,A,A,A\n',
      'deputy_caps.csv': 'id,areas,positions,per,max\nb,xa,chu_tich,area,\n',
      'people.csv':
        'code,name,organization,position,kind,first_day,decision,qualifications\n1,Lê An,UBND-90001,chu_tich,permanent,2025-07-01,2/QĐ,professional:dai_hoc\n',
      'staffing.csv':
        'id,organization_kind,position,each,total,first_day,decision,appointed\nc,people_committee,chu_tich,1,1,2025-07-01,1/QĐ,1\n',
      'staff_events.csv':
        'id,event,organization_kind,positions,count,reason,first_day,decision\nd,leave,people_committee,chu_tich,1,bored,2025-07-01,1/QĐ\n',
      'powers.csv':
        'code,function,kind,name_vi,name_en,name_de\nbirth,justice,decision,Khai sinh,Birth,Geburt\n',
      'vestings.csv': `id,act,powers,functions,grantor_organization,holder_kind,holder_position,first_day,last_day,decision
e,devolution,birth;death,,UBND-90001,,chu_tich,2025-07-01,,1/QĐ
f,authorization,birth,all,UBND-90001,people_committee,chu_tich,2025-07-01,,1/QĐ
g,devolution,register.change,,,people_committee,,2025-07-01,,1/QĐ
`
    })
    expect((await seen()).sort()).toEqual(
      [
        'ranks.csv:3:3 locality.twice',
        'positions.csv:3:6 locality.lead_of_leaders',
        'positions.csv:3:8 locality.unknown_reference',
        'positions.csv:3:9 locality.unknown_reference',
        'positions.csv:3:10 locality.unknown_reference',
        'standards.csv:2:3 locality.unknown_reference',
        'standards.csv:2:4 locality.unknown_reference',
        'deputy_caps.csv:2:5 locality.cap_empty',
        'people.csv:2:7 locality.unknown_reference',
        'people.csv:2:8 locality.qualification',
        'staffing.csv:2:4 locality.exactly_one',
        'staffing.csv:2:8 locality.together',
        'staff_events.csv:2:6 locality.one_of',
        'powers.csv:2:2 locality.unknown_reference',
        'vestings.csv:2:3 locality.unknown_reference',
        'vestings.csv:2:5 locality.grantor',
        'vestings.csv:3:3 locality.exactly_one',
        'vestings.csv:3:6 locality.exactly_one',
        'vestings.csv:3:9 locality.authorization'
      ].sort()
    )
  })

  test('needs files that are text', async () => {
    await put({ 'areas.csv': Buffer.from(areas, 'utf16le'), 'kinds.csv': Buffer.from(kinds, 'latin1') })
    expect((await seen()).map((it) => it.split(' ')[1])).toEqual([
      'plan-format.not_utf8',
      'plan-format.not_utf8'
    ])
  })

  test('missing files are named', async () => {
    await rm(join(dir, 'areas.csv'))
    await rm(join(dir, 'locality.json'))
    expect(await seen()).toEqual(['areas.csv:-:- locality.no_file', 'locality.json:-:- locality.no_file'])
    await expect(localitySettings(dir)).rejects.toMatchObject({ messageKey: 'locality.invalid', status: 422 })
  })

  test('what is wrong once is told once, and settings that cannot be read blame no body', async () => {
    await rm(dir, { recursive: true })
    await cp(join(localities, 'thu-nghiem'), dir, { recursive: true })
    const sound = await readFile(join(dir, 'areas.csv'), 'utf8')
    await put({ 'areas.csv': sound.replace('An Bình,xa,991,,,', 'An Bình,xa,991,2025-01-01,,9/NQ') })
    expect(await seen()).toEqual(['areas.csv:5:7 locality.unknown_reference'])
    await put({ 'areas.csv': sound, 'locality.json': '' })
    expect((await seen()).map((it) => it.split(':')[0])).toEqual(['locality.json'])
  })

  test('a number that two councils gave is cited with its issuer, or both are named', async () => {
    const units = (decision: string) =>
      `code,name,kind,parent,first_day,decision\n90,Nhỏ,tinh,,,\n90001,Y Tý,xa,90,2020-01-01,"${decision}"\n`
    const decisions = `number;issuer;issued_on\n1/NQ;HĐND tỉnh Nhỏ;2019-12-01\n1/NQ;HĐND tỉnh Kế;2019-12-05\n`
    await put({ 'decisions.csv': decisions, 'areas.csv': units('1/NQ') })
    const { problems } = await readLocality(dir)
    expect(problems).toMatchObject([
      {
        ...{ file: 'areas.csv', line: 3, column: 6, messageKey: 'locality.ambiguous_reference' },
        params: { candidates: '1/NQ (HĐND tỉnh Nhỏ, 2019-12-01); 1/NQ (HĐND tỉnh Kế, 2019-12-05)' }
      }
    ])
    for (const more of ['HĐND tỉnh Kế', '2019-12-05', 'HĐND tỉnh Kế, 2019-12-05']) {
      await put({ 'areas.csv': units(`1/NQ (${more})`) })
      expect(await seen()).toEqual([])
    }
    await put({ 'areas.csv': units('1/NQ (HĐND tỉnh Xa)') })
    expect(await seen()).toEqual(['areas.csv:3:6 locality.unknown_reference'])
  })

  test('a plan that cites a decision unknown here is shown at its line', async () => {
    await rm(dir, { recursive: true })
    await cp(join(localities, 'thu-nghiem'), dir, { recursive: true })
    const file = join(dir, 'plans', '2025-07-01.json')
    await writeFile(file, (await readFile(file, 'utf8')).replace('"01/NQ-TN"', '"77/NQ-TN"'))
    expect(await seen()).toEqual(['plans/2025-07-01.json:5:15 locality.unknown_reference'])
  })
})
