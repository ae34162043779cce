import type { ActName, UnitScope } from '../plan-format/types.ts'

/** Which fields the form of an act shows, and how many rows it begins with. */
export interface OperationShape {
  from: { rows: number; more: boolean; parts: boolean; targets: boolean } | null
  into: {
    rows: number
    more: boolean
    roles: ('new' | 'continues' | 'existing')[]
    fields: IntoField[]
  } | null
}

export type IntoField = 'code' | 'name' | 'kind' | 'parent' | 'area' | 'functions' | 'more'

const one = { rows: 1, more: false, parts: false, targets: false }
const whole: IntoField[] = ['name', 'kind', 'code', 'parent', 'area', 'functions', 'more']

const shapes: Record<ActName, OperationShape> = {
  establish: { from: null, into: { rows: 1, more: true, roles: [], fields: whole } },
  rename: { from: one, into: { rows: 1, more: false, roles: [], fields: ['name', 'more'] } },
  reclassify: { from: one, into: { rows: 1, more: false, roles: [], fields: ['kind', 'name'] } },
  move: { from: one, into: { rows: 1, more: false, roles: [], fields: ['parent', 'area'] } },
  recode: { from: one, into: { rows: 1, more: false, roles: [], fields: ['code'] } },
  merge: {
    from: { rows: 2, more: true, parts: true, targets: false },
    into: { rows: 1, more: false, roles: ['new', 'continues', 'existing'], fields: whole }
  },
  split: {
    from: { rows: 1, more: true, parts: true, targets: true },
    into: { rows: 2, more: true, roles: ['new', 'continues', 'existing'], fields: whole }
  },
  rearrange: {
    from: { rows: 2, more: true, parts: true, targets: true },
    into: { rows: 2, more: true, roles: ['new', 'continues', 'existing'], fields: whole }
  },
  dissolve: {
    from: { rows: 1, more: true, parts: false, targets: true },
    into: { rows: 1, more: true, roles: ['existing'], fields: ['code'] }
  },
  transfer: {
    from: { rows: 1, more: true, parts: false, targets: true },
    into: { rows: 1, more: true, roles: ['existing'], fields: ['code'] }
  }
}

/** What the form of an act asks for. Territory has no fields of work and serves no area. */
export function shapeOf(act: ActName, unit: UnitScope): OperationShape {
  const { from, into } = shapes[act]
  const fields = into?.fields.filter(
    (field) => unit === 'organization' || (field !== 'area' && field !== 'functions')
  )
  return { from, into: into && { ...into, fields: fields ?? [] } }
}

/** Acts that are done to territory or to bodies; functions pass between bodies only. */
export function actsOn(unit: UnitScope, acts: readonly ActName[]): ActName[] {
  return acts.filter((act) => unit === 'organization' || act !== 'transfer')
}
