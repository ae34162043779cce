import type { ComponentChildren, VNode } from 'preact'

export interface Card {
  title: ComponentChildren
  href?: string
  /** Tags and short facts beside the title. */
  meta?: ComponentChildren
  children?: ComponentChildren
}

/** A list of things with more than a name: results, decisions, plans. */
export function CardList({ items, empty }: { items: Card[]; empty?: ComponentChildren }): VNode {
  if (items.length === 0) return <p class="govuk-body haicap-muted">{empty}</p>
  return (
    <ul class="haicap-cards">
      {items.map((card) => (
        <li class="haicap-card">
          <p class="haicap-card__title">
            {card.href ? (
              <a class="govuk-link" href={card.href}>
                {card.title}
              </a>
            ) : (
              card.title
            )}
          </p>
          {card.meta && <p class="haicap-card__meta">{card.meta}</p>}
          {card.children && <div class="haicap-card__text">{card.children}</div>}
        </li>
      ))}
    </ul>
  )
}
