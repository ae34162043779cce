import type { VNode } from 'preact'
import {
  Button,
  FilterForm,
  Input,
  InsetText,
  Link,
  Matrix,
  type MatrixCell,
  PageHeading,
  Select,
  useView
} from '../../../../ui/index.ts'
import type { DeciderRow, InLanguages, PostInWords } from '../../resolve/index.ts'
import type { Capacity } from '../store/held-by-post.ts'
import type { FieldMatrix } from '../store/matrix.ts'
import { AuthorityTabs } from './frame.tsx'
import { shownHolders } from './who.tsx'

export interface MatrixPageProps {
  field: string
  fields: { code: string; name: InLanguages; powers: number }[]
  matrix: FieldMatrix | undefined
  /** What was typed for a body; its posts against its powers. */
  unit: string
  unitError?: string | undefined
  posts?: { unit: string; capacities: Capacity[] } | undefined
}

/** Communes against the powers of a field: who decides, and where nobody or several do. */
export function MatrixPage({ field, fields, matrix, unit, unitError, posts }: MatrixPageProps): VNode {
  const { t, language } = useView()
  return (
    <>
      <PageHeading
        lead={t('decide.matrix.lead')}
        actions={
          matrix && (
            <Link to="/authority/matrix.csv" params={{ field }} download>
              {t('decide.csv')}
            </Link>
          )
        }
      >
        {t('decide.matrix.title')}
      </PageHeading>
      <AuthorityTabs current="matrix" />
      <FilterForm label={t('decide.matrix.field')} fields={['field', 'unit']}>
        <Select
          name="field"
          label={t('decide.matrix.field')}
          value={field}
          blank={t('decide.matrix.choose')}
          options={fields.map(({ code, name, powers }) => ({
            value: code,
            text: `${name[language]} (${powers})`
          }))}
        />
        <Input
          name="unit"
          label={t('decide.matrix.unit')}
          value={unit}
          width={20}
          {...(unitError && { error: unitError })}
        />
        <Button kind="secondary">{t('decide.matrix.show')}</Button>
      </FilterForm>
      {!matrix && !posts && <InsetText>{t('decide.matrix.say_field')}</InsetText>}
      {matrix && (
        <Matrix
          caption={t('decide.matrix.caption', { places: matrix.places.length, powers: matrix.powers.length })}
          corner={t('decide.column.place')}
          rows={matrix.places}
          columns={matrix.powers}
          rowHeading={({ name }) => name}
          columnHeading={({ name }) => name[language]}
          cell={(place, power) =>
            cellOf(matrix.rows.get(`${power.code} ${place.id}`) ?? [], matrix.posts, power.code, place.id)
          }
        />
      )}
      {posts && <PostMatrix unit={posts.unit} capacities={posts.capacities} />}
    </>
  )
}

/** The posts of a body against the powers that any of them holds. */
function PostMatrix({ unit, capacities }: { unit: string; capacities: Capacity[] }): VNode {
  const { t, language, actor } = useView()
  const held = capacities.map(({ post, fields }) => ({
    post,
    powers: new Map(fields.flatMap(({ powers }) => powers).map((one) => [one.power.code, one]))
  }))
  const all = new Map(held.flatMap(({ powers }) => [...powers]).map(([code, { power }]) => [code, power]))
  return (
    <Matrix
      caption={t('decide.matrix.of_unit', { unit })}
      corner={t('decide.column.power')}
      rows={[...all.values()]}
      columns={held}
      rowHeading={(power) => <Link to={`/authority/powers/${power.code}`}>{power.name[language]}</Link>}
      columnHeading={({ post }) =>
        [post.title[language], ...shownHolders(post, actor !== null).map(({ name }) => name)].join(' – ')
      }
      cell={(power, { powers }) => {
        const one = powers.get(power.code)
        return { content: one ? t(`decide.matrix.how_${one.how}`) : '' }
      }}
    />
  )
}

/** The post that decides, leading to the whole answer. */
function cellOf(
  rows: DeciderRow[],
  posts: Map<string, PostInWords>,
  power: string,
  place: string
): MatrixCell {
  const { t, language } = useView()
  const said = decidersInShort(rows, posts, language)
  const content = (
    <Link to="/authority" params={{ power, place }}>
      {said.length ? said.join('; ') : t('decide.verdict.nobody')}
    </Link>
  )
  if (said.length === 0) return { content, tone: 'none' }
  return said.length > 1 ? { content, tone: 'several' } : { content }
}

/** "KT. Phó Chủ tịch UBND xã", one for each who decides. */
export function decidersInShort(
  rows: DeciderRow[],
  posts: Map<string, PostInWords>,
  language: 'vi' | 'en' | 'de'
): string[] {
  const once = new Map(rows.map((row) => [row.postId ?? row.organizationId, row]))
  return [...once.values()].map(({ postId, signature, organizationId }) => {
    const form = signature ?? (organizationId ? 'TM' : null)
    return [form && `${form}.`, posts.get(postId ?? '')?.title[language] ?? '–'].filter(Boolean).join(' ')
  })
}
