import type { Geometry } from 'geojson'
import type { VNode } from 'preact'
import { useId } from 'preact/hooks'
import { classes } from '../page/classes.ts'
import { useView } from '../page/page-view.ts'
import { type DrawnCell, drawMap, type LabelSize, labelSizes } from './draw-map.ts'
import type { Label } from './labels.ts'
import type { MapCategory, MapCell } from './map-cell.ts'

export interface SchematicMapProps {
  /** What the map shows, for those who do not see it. */
  title: string
  cells: MapCell[]
  /** In the order of the legend. */
  categories: MapCategory[]
  /** The land as a whole; cells end at it. */
  outline?: Geometry | null
  /** Where all lies when no cell has a place. */
  near?: { lat: number; lon: number }
  /** To other maps of the same: before and after. */
  switches?: { href: string; text: string; current?: boolean }[]
  /** Names in the cells. Default: yes. */
  labels?: boolean
}

/** Beyond this many cells no tooltips and no names: the page would be of several megabytes. */
const manyCells = 2000

/** A map without scripts: each cell a link, drawn from points or, where there are any, real boundaries. */
export function SchematicMap(props: SchematicMapProps): VNode {
  const { t } = useView()
  const id = useId()
  const drawn = drawMap(props.cells, {
    categories: props.categories.map((category) => category.id),
    outline: props.outline,
    near: props.near,
    labels: props.labels !== false && props.cells.length <= manyCells
  })
  return (
    <div class="haicap-map">
      {props.switches && <Switches items={props.switches} />}
      <a class="govuk-skip-link haicap-map__skip" href={`#after-${id}`}>
        {t('ui.map.skip')}
      </a>
      {/* biome-ignore lint/a11y/useSemanticElements: no element of HTML groups what is drawn */}
      <svg
        class="haicap-map__picture"
        viewBox={`0 0 ${drawn.width} ${drawn.height}`}
        role="group"
        aria-label={props.title}
      >
        {drawn.outline && (
          <clipPath id={`land-${id}`}>
            <path d={drawn.outline} />
          </clipPath>
        )}
        <g clip-path={drawn.outline ? `url(#land-${id})` : undefined}>
          {drawn.cells.map((cell) => (
            <CellLink cell={cell} titled={props.cells.length <= manyCells} />
          ))}
        </g>
        {drawn.outline && <path class="haicap-map__outline" d={drawn.outline} />}
        {labelSizes.map((size) => (
          <Labels labels={drawn.labels[size]} size={size} />
        ))}
      </svg>
      <div id={`after-${id}`} tabIndex={-1}>
        <Legend categories={props.categories} tones={drawn.tones} />
        {drawn.isSchematic && <p class="haicap-map__note">{t('ui.map.schematic')}</p>}
      </div>
    </div>
  )
}

function CellLink({ cell, titled }: { cell: DrawnCell; titled: boolean }): VNode {
  const { source } = cell
  return (
    <a href={source.href} aria-label={source.name} aria-current={source.current ? 'true' : undefined}>
      <path
        class={classes(
          `haicap-map__cell haicap-map__${cell.tone}`,
          source.current && 'haicap-map__cell--current'
        )}
        d={cell.path}
      >
        {titled && <title>{source.name}</title>}
      </path>
    </a>
  )
}

function Labels({ labels, size }: { labels: Label[]; size: LabelSize }): VNode | null {
  if (labels.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; the links have these names
    <g class={`haicap-map__labels haicap-map__labels--${size}`} aria-hidden="true">
      {labels.map(({ x, y, lines }) => (
        <text x={x.toFixed(1)} y={y.toFixed(1)}>
          {lines.length === 1 ? (
            <tspan dy="0.35em">{lines[0]}</tspan>
          ) : (
            lines.map((line, index) => (
              <tspan x={x.toFixed(1)} dy={index === 0 ? '-0.25em' : '1.2em'}>
                {line}
              </tspan>
            ))
          )}
        </text>
      ))}
    </g>
  )
}

function Legend({ categories, tones }: { categories: MapCategory[]; tones: Map<string, number> }): VNode {
  const { t } = useView()
  return (
    <ul class="haicap-map__legend" aria-label={t('ui.map.legend')}>
      {categories.map((category) => (
        <li>
          <svg class="haicap-map__swatch" viewBox="0 0 16 16" aria-hidden="true">
            <rect
              class={`haicap-map__cell haicap-map__${tones.get(category.id)}`}
              width="16"
              height="16"
              rx="3"
            />
          </svg>
          {category.label}
        </li>
      ))}
    </ul>
  )
}

function Switches({ items }: { items: { href: string; text: string; current?: boolean }[] }): VNode {
  const { t } = useView()
  return (
    <nav class="haicap-map__switch" aria-label={t('ui.map.switch')}>
      {items.map((item) => (
        <a class="haicap-map__choice" href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.text}
        </a>
      ))}
    </nav>
  )
}
