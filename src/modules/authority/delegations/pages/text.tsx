import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import type { T } from '../../../../platform/i18n/index.ts'
import type { Delegation, DelegationLine } from '../delegation.ts'

export interface TextProps {
  delegation: Delegation
  /** The numbers of the decisions from which the grantor has what it passes on. */
  grounds: string[]
  /** In whose words: a decision is Vietnamese, a preview may be translated. */
  t: T
}

/** The articles of a delegation as they will read. */
export function DelegationText({ delegation, grounds, t }: TextProps): VNode {
  const { kind, lines, basis, grantor } = delegation
  return (
    <div class="haicap-paper__text" lang={t.language}>
      <p class="haicap-paper__ground">
        {grounds.length > 0 && <>{t('delegations.text.grounds', { decisions: grounds.join('; ') })} </>}
        {basis}
      </p>
      <p>
        <strong>{t('delegations.text.article', { number: 1 })}</strong>{' '}
        {t(`delegations.text.${kind}`, { grantor: grantor.name[t.language] })}
      </p>
      <ol class="haicap-paper__list">
        {lines.map((line) => (
          <li>{sentenceOf(line, t)}</li>
        ))}
      </ol>
      <p>
        <strong>{t('delegations.text.article', { number: 2 })}</strong> {t(`delegations.text.duty_${kind}`)}
      </p>
      <p>
        <strong>{t('delegations.text.article', { number: 3 })}</strong> {t('delegations.text.effect')}
      </p>
    </div>
  )
}

/** One line as a sentence: what, to whom, where, when, how. */
export function sentenceOf(line: DelegationLine, t: T): string {
  const { language } = t
  const end = line.vesting ? line.vesting.end : line.end
  const parts = [
    t(line.thing.kind === 'power' ? 'delegations.text.power' : 'delegations.text.field', {
      thing: line.thing.name[language],
      holder:
        line.holder.kind === 'kind' || line.holder.kind === 'position'
          ? t('delegations.text.every', { holder: line.holder.name[language] })
          : line.holder.name[language]
    }),
    line.placeName && t('delegations.text.place', { place: line.placeName }),
    end
      ? t('delegations.text.from_to', { first: line.firstDay, last: dayBefore(end) })
      : t('delegations.text.from', { first: line.firstDay }),
    line.conditions && t('delegations.text.conditions', { conditions: line.conditions }),
    line.means && t('delegations.text.means', { means: line.means }),
    line.onward && t('delegations.text.onward'),
    line.signature &&
      t('delegations.text.signature', { signature: t(`delegations.signature.${line.signature}`) })
  ]
  return parts
    .filter((part): part is string => Boolean(part))
    .map((part) => part.replace(/[.;\s]+$/, ''))
    .join('. ')
    .concat('.')
}
