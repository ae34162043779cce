import type { VNode } from 'preact'
import type { Form as TypedForm } from '../../../../platform/http/index.ts'
import {
  Button,
  FilterForm,
  Input,
  InsetText,
  Link,
  PageHeading,
  Radios,
  Select,
  useView
} from '../../../../ui/index.ts'
import { listIds } from '../lists/index.ts'
import { formats } from '../write/sheet-file.ts'

/** Asks which list, of which body, as what kind of file. */
export function ExportPage({ form }: { form: TypedForm }): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading
        lead={t('exchange.export.lead')}
        actions={<Link to="/staff/import">{t('exchange.import.title')}</Link>}
      >
        {t('exchange.export.title')}
      </PageHeading>
      <FilterForm
        action="/staff/export/file"
        label={t('exchange.export.title')}
        fields={['list', 'unit', 'format']}
      >
        <Select
          {...form.field('list')}
          name="list"
          label={t('exchange.export.list')}
          options={listIds.map((list) => ({ value: list, text: t(`exchange.list.${list}.name`) }))}
        />
        <Input
          {...form.field('unit')}
          name="unit"
          label={t('exchange.export.unit')}
          hint={t('exchange.export.unit_hint')}
          width={20}
        />
        <Radios
          {...form.field('format')}
          name="format"
          label={t('exchange.export.format')}
          items={formats.map((format) => ({ value: format, text: t(`exchange.export.${format}`) }))}
          small
          inline
        />
        <Button>{t('exchange.export.download')}</Button>
      </FilterForm>
      <InsetText>{t('exchange.export.private')}</InsetText>
    </>
  )
}
