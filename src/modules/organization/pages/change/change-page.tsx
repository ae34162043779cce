import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  Form,
  Input,
  PageHeading,
  Select,
  Textarea,
  useView,
  WarningText
} from '../../../../ui/index.ts'
import type { UnitVersion } from '../../store/find-units.ts'
import type { Kind } from '../../store/words.ts'
import { DecisionFields } from '../shared/decision-form.tsx'
import { unitName, unitPath } from '../shared/unit-name.tsx'
import type { ChangeAct } from './change-form.ts'
import { CorrectionFields } from './correction-fields.tsx'

export interface ChangePageProps {
  unit: UnitVersion
  kinds: Kind[]
  act: ChangeAct
  form: FormState
}

/** One act on one unit: by which decision, from which day, what. */
export function ChangePage({ unit, kinds, act, form }: ChangePageProps): VNode {
  const { t, href, language } = useView()
  return (
    <>
      <PageHeading caption={`${unitName(unit, language)} (${unit.code})`}>
        {t(`organization.page.change.${act}`)}
      </PageHeading>
      <Form form={form}>
        {act === 'correct' ? (
          <CorrectionFields unit={unit} kinds={kinds} form={form} />
        ) : (
          <>
            <ActFields act={act} unit={unit} kinds={kinds} form={form} />
            <DateInput
              {...form.field('effective_on')}
              name="effective_on"
              label={t('organization.page.change.effective_on')}
              hint={t('organization.page.change.effective_hint')}
            />
          </>
        )}
        <DecisionFields form={form}>
          {act !== 'correct' && (
            <Input
              {...form.field('clause')}
              name="clause"
              label={t('organization.page.column.clause')}
              hint={t('organization.page.change.clause_hint')}
              width={20}
            />
          )}
        </DecisionFields>
        {act === 'dissolve' && <WarningText>{t('organization.page.change.dissolve_warning')}</WarningText>}
        <ButtonGroup>
          <Button kind={act === 'dissolve' ? 'warning' : 'primary'}>
            {t(`organization.page.change.${act}`)}
          </Button>
          <a class="govuk-link" href={href(unitPath(unit))}>
            {t('organization.page.change.cancel')}
          </a>
        </ButtonGroup>
      </Form>
    </>
  )
}

function ActFields({ act, unit, kinds, form }: ChangePageProps): VNode | null {
  const { t, language } = useView()
  const now = (value: string | null | undefined) =>
    t('organization.page.change.now', { value: value ?? t('organization.page.unknown') })
  switch (act) {
    case 'rename':
      return (
        <>
          <Input
            {...form.field('name')}
            name="name"
            label={t('organization.page.change.name')}
            hint={now(unit.name)}
          />
          <Input
            {...form.field('name_en')}
            name="name_en"
            label={t('organization.page.change.name_en')}
            hint={now(unit.nameEn)}
          />
        </>
      )
    case 'reclassify': {
      const possible = kinds.filter(
        (kind) => kind.code !== unit.kind && (unit.type === 'organization' || kind.level === unit.level)
      )
      const options = possible.map((kind) => ({ value: kind.code, text: kind.name[language] }))
      return (
        <Select
          {...form.field('kind')}
          name="kind"
          label={t('organization.page.change.kind')}
          hint={now(unit.kindName[language])}
          options={options}
          blank={t('organization.page.change.choose')}
        />
      )
    }
    case 'move':
      return (
        <>
          <Input
            {...form.field('parent')}
            name="parent"
            label={t(`organization.page.change.parent_${unit.type}`)}
            hint={t('organization.page.change.code_or_name')}
          />
          {unit.type === 'organization' && (
            <Input
              {...form.field('area')}
              name="area"
              label={t('organization.page.change.area')}
              hint={t('organization.page.change.code_or_name')}
            />
          )}
        </>
      )
    case 'recode':
      return (
        <Input
          {...form.field('code')}
          name="code"
          label={t('organization.page.change.code')}
          hint={now(unit.code)}
          width={10}
        />
      )
    case 'dissolve':
      return (
        <Textarea
          {...form.field('into')}
          name="into"
          rows={4}
          label={t('organization.page.change.into')}
          hint={t('organization.page.change.into_hint')}
        />
      )
    default:
      return null
  }
}
