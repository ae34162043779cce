import type { Feature, GeoJsonProperties } from 'geojson'
import { feature as featureOf } from 'topojson-client'
import type { GeometryObject, Topology } from 'topojson-specification'
import { invalid, type ProblemDetail } from '../../../platform/problem.ts'
import { isFault, type Outline, tidyOutline } from './check-geometry.ts'
import { jsonFault } from './json-fault.ts'

/** The outline of the area that bears a code. */
export interface NamedOutline {
  code: string
  outline: Outline
  /** Where it stands in the file. */
  path: string
}

/**
 * Reads outlines out of a GeoJSON feature collection or a TopoJSON topology; each feature has its area's code as text
 * in the property `code`.
 * @throws invalid with every mistake at its place; when the text is no JSON, at its line and column
 */
export function readBoundaryFile(text: string): NamedOutline[] {
  const features = featuresIn(parseJson(text.replace(/^\uFEFF/, '')))
  const details: ProblemDetail[] = []
  const outlines: NamedOutline[] = []
  const seen = new Set<string>()
  for (const { feature, path } of features) {
    const code = feature?.properties?.code as unknown
    const problem = (key: string, params: ProblemDetail['params'] = {}) =>
      details.push({ path, messageKey: `organization.page.boundaries.${key}`, params })
    if (typeof code !== 'string' || !code) problem(typeof code === 'number' ? 'code_number' : 'code_missing')
    else if (seen.has(code)) problem('code_twice', { code })
    else {
      seen.add(code)
      const outline = tidyOutline(feature.geometry)
      if (isFault(outline)) problem(outline.key, { code, ...outline.params })
      else outlines.push({ code, outline, path })
    }
  }
  if (!features.length) details.push({ path: '', messageKey: 'organization.page.boundaries.no_features' })
  if (details.length) throw invalid('organization.page.boundaries.invalid', {}, details.slice(0, 500))
  return outlines
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid('organization.page.boundaries.invalid', {}, [
      { ...jsonFault(text), messageKey: 'organization.page.boundaries.not_json' }
    ])
  }
}

interface Found {
  feature: Feature
  path: string
}

function featuresIn(json: unknown): Found[] {
  const { type } = (json ?? {}) as { type?: unknown }
  if (type === 'Topology') return featuresOfTopology(json as Topology)
  if (type === 'Feature') return [{ feature: json as Feature, path: '' }]
  const { features } = (json ?? {}) as { features?: unknown }
  if (type !== 'FeatureCollection' || !Array.isArray(features)) {
    throw invalid('organization.page.boundaries.invalid', {}, [
      { path: 'type', messageKey: 'organization.page.boundaries.not_features' }
    ])
  }
  return features.map((feature: Feature, index) => ({ feature, path: `features.${index}` }))
}

function featuresOfTopology(topology: Topology): Found[] {
  const found: Found[] = []
  for (const [name, object] of Object.entries(topology.objects ?? {})) {
    const parts: GeometryObject<GeoJsonProperties>[] =
      object?.type === 'GeometryCollection' ? object.geometries : [object]
    if (!Array.isArray(parts)) throw brokenTopology(`objects.${name}`)
    for (const [index, part] of parts.entries()) {
      const path = `objects.${name}.geometries.${index}`
      try {
        found.push({ feature: featureOf(topology, part) as Feature, path })
      } catch {
        // An arc that is not there: the library finds out by falling over it.
        throw brokenTopology(path)
      }
    }
  }
  return found
}

function brokenTopology(path: string) {
  return invalid('organization.page.boundaries.invalid', {}, [
    { path, messageKey: 'organization.page.boundaries.broken_topology' }
  ])
}
