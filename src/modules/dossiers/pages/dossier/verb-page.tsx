import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import { Button, ButtonGroup, Form, Link, PageHeading, useView } from '../../../../ui/index.ts'
import { Meanwhile } from './dossier-page.tsx'
import { useProcedureName } from './parts/head.tsx'
import type { Found } from './read-dossier.ts'
import type { FormVerb } from './verbs/index.ts'
import type { OpenForm } from './verbs/verb-form.ts'

export interface VerbPageProps {
  found: Found
  verb: FormVerb
  open: OpenForm
  form: FormState
  multipart: boolean
  /** The last entry that whoever sent the form had seen; 0: they see it for the first time. */
  seen: number
}

/** Verbs that end a dossier: their buttons say so. */
const ending: ReadonlySet<FormVerb> = new Set(['refuse', 'stop', 'withdraw'])

/** What an act asks for before it is done, with what happened meanwhile. */
export function VerbPage({ found, verb, open, form, multipart, seen }: VerbPageProps): VNode {
  const { t } = useView()
  const name = useProcedureName()
  const { dossier } = found
  return (
    <>
      <PageHeading
        caption={[dossier.code, dossier.applicant.name].filter(Boolean).join(' – ')}
        meta={name(found)}
      >
        {t(`dossier.verb.${verb}`)}
      </PageHeading>
      <Meanwhile found={found} seen={seen} />
      <div data-haicap-keep={`${dossier.id} ${verb}`}>
        <Form form={form} multipart={multipart}>
          <input type="hidden" name="seen" value={dossier.events} />
          {open.fields(form)}
          <ButtonGroup>
            <Button kind={ending.has(verb) ? 'warning' : 'primary'} name="_then" value="do">
              {t(`dossier.verb.${verb}`)}
            </Button>
            <Link to={`/dossiers/${dossier.id}`}>{t('dossier.actions.back')}</Link>
          </ButtonGroup>
        </Form>
      </div>
    </>
  )
}
