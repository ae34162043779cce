import type { VNode } from 'preact'
import { formatPercent } from '../../platform/i18n/index.ts'
import { useView } from '../page/page-view.ts'
import { Pagination } from '../pagination/pagination.tsx'
import { drawFlow, type FlowNode, flow } from './draw-flow.ts'
import { type FlowGroup, type FlowLink, type FlowUnit, flowGroups } from './flow-groups.ts'

export interface FlowDiagramProps {
  /** What the picture shows, for those who do not see it. */
  title: string
  from: FlowUnit[]
  into: FlowUnit[]
  links: FlowLink[]
  /** Groups on a page; 30 if not given. */
  perPage?: number
  /** From 1. */
  page?: number
  pageHref?(page: number): string
}

/** What flows into what: old units on the left, new ones on the right, one picture for each group. */
export function FlowDiagram(props: FlowDiagramProps): VNode {
  const { t } = useView()
  const groups = flowGroups(props.from, props.into, props.links)
  const size = props.perPage ?? 30
  const pages = Math.max(1, Math.ceil(groups.length / size))
  const page = Math.min(Math.max(1, props.page ?? 1), pages)
  const first = (page - 1) * size
  const shown = groups.slice(first, first + size)
  const href = (to: number) => (to >= 1 && to <= pages ? props.pageHref?.(to) : undefined)
  return (
    <div class="haicap-flow">
      <ul class="haicap-flow__groups" aria-label={props.title}>
        {shown.map((group) => (
          <li class="haicap-flow__group">
            <Group group={group} />
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <Pagination
          label={t('ui.flow.pages')}
          previous={href(page - 1)}
          next={href(page + 1)}
          position={t('ui.flow.position', {
            first: first + 1,
            last: first + shown.length,
            total: groups.length
          })}
        />
      )}
    </div>
  )
}

function Group({ group }: { group: FlowGroup }): VNode {
  const { t, language } = useView()
  const drawn = drawFlow(group)
  const said = ({ from, into, share, part }: FlowLink) => {
    const sentence = t('ui.flow.into', { from: nameOf(group.from, from), into: nameOf(group.into, into) })
    if (!part) return sentence
    return `${sentence} (${share === undefined ? t('ui.flow.part') : formatPercent(share * 100, language)})`
  }
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its texts are read; a title would cover them as a tooltip
    <svg class="haicap-flow__picture" viewBox={`0 0 ${flow.width} ${Math.ceil(drawn.height)}`}>
      {drawn.ribbons.map(({ link, path }) => (
        <path
          class={link.part ? 'haicap-flow__ribbon haicap-flow__ribbon--part' : 'haicap-flow__ribbon'}
          d={path}
        >
          <title>{said(link)}</title>
        </path>
      ))}
      {drawn.from.map((node) => (
        <Unit node={node} side="from" />
      ))}
      {drawn.into.map((node) => (
        <Unit node={node} side="into" />
      ))}
    </svg>
  )
}

const nameOf = (units: FlowUnit[], id: string) => units.find((unit) => unit.id === id)?.name ?? id

function Unit({ node, side }: { node: FlowNode; side: 'from' | 'into' }): VNode {
  const { unit, lines } = node
  const x = side === 'from' ? flow.leftBar - 7 : flow.rightBar + flow.bar + 7
  const count = lines.length + (unit.note ? 1 : 0)
  const first = node.y - ((count - 1) * flow.line) / 2 + 4.5
  const text = (
    <text class={`haicap-flow__text haicap-flow__text--${side}`}>
      {lines.map((line, index) => (
        <>
          {index > 0 && <Space />}
          <tspan class="haicap-flow__name" x={x} y={(first + index * flow.line).toFixed(1)}>
            {line}
          </tspan>
        </>
      ))}
      {unit.note && (
        <>
          <Space />
          <tspan class="haicap-flow__note" x={x} y={(first + lines.length * flow.line).toFixed(1)}>
            {unit.note}
          </tspan>
        </>
      )}
    </text>
  )
  return (
    <>
      <rect
        class={`haicap-flow__bar haicap-flow__bar--${side}`}
        x={side === 'from' ? flow.leftBar : flow.rightBar}
        y={node.top.toFixed(1)}
        width={flow.bar}
        height={node.height.toFixed(1)}
      />
      {unit.href ? <a href={unit.href}>{text}</a> : text}
    </>
  )
}

/** Heard between two lines, but without width, so that it moves no letter. */
const Space = () => <tspan class="haicap-flow__space"> </tspan>
