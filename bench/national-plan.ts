import type { Operation, PlanDocument } from '../src/modules/changeover/index.ts'
import type { Size } from './national-register.ts'

/**
 * A plan for the whole country, as of 2025: three communes in a district become one, districts end, their bodies'
 * work goes to the communes place by place, provinces merge two and two.
 */
export function nationalPlan(size: Size, effectiveOn: string): PlanDocument {
  const operations: Operation[] = []
  const clause = 'khoản 1'
  const provinces = Math.ceil(size.provinces / 2)
  const provinceOf = (n: number) => `P${1 + ((n - 1) % provinces)}`
  for (let n = 1; n <= provinces; n++) {
    const parts = [n, n + provinces].filter((p) => p <= size.provinces)
    operations.push(
      area(
        `p${n}`,
        parts.map((p) => `p${p}`),
        { code: `P${n}`, name: `Tỉnh mới ${n}`, kind: 'tinh' }
      )
    )
    operations.push(
      ...bodies(
        parts.map((p) => `p${p}`),
        `P${n}`,
        13
      )
    )
  }
  const homes = new Map<number, number[]>()
  for (let c = 1; c <= size.communes; c++) {
    const district = 1 + (c % size.districts)
    homes.set(district, [...(homes.get(district) ?? []), c])
  }
  for (const [district, communes] of homes) {
    const heirs: string[] = []
    for (let at = 0; at < communes.length; at += 3) {
      const parts = communes.slice(at, at + 3).map((c) => `c${c}`)
      const code = `C${communes[at]}`
      heirs.push(code)
      operations.push(
        area(code, parts, {
          code,
          name: `Xã mới ${code}`,
          kind: 'xa',
          parent: provinceOf(1 + (district % size.provinces))
        })
      )
      operations.push(...bodies(parts, code, size.bodiesPerCommune))
    }
    operations.push({
      id: `d${district}`,
      clause,
      act: 'dissolve',
      unit: 'area',
      from: [{ code: `d${district}`, extent: 'whole' }],
      into: []
    })
    for (let n = 0; n < 13; n++)
      operations.push({
        id: `d${district}.b${n}`,
        clause,
        act: 'dissolve',
        unit: 'organization',
        from: communes.map((c, i) => ({
          code: `b${n}-d${district}`,
          extent: 'whole',
          place: `c${c}`,
          into: [`b${n % size.bodiesPerCommune}-${heirs[Math.floor(i / 3)]}`]
        })),
        into: heirs.map((code) => ({ code: `b${n % size.bodiesPerCommune}-${code}`, existing: true }))
      })
  }
  return {
    title: 'Bench',
    decision: { number: '1/BENCH', issuedOn: '2025-06-01', demonstration: true },
    decisions: [],
    effectiveOn,
    propose: false,
    announced: {},
    operations
  }

  function area(id: string, from: string[], into: Operation['into'][number]): Operation {
    return {
      id,
      clause,
      act: from.length > 1 ? 'merge' : 'rearrange',
      unit: 'area',
      from: from.map((code) => ({ code, extent: 'whole' })),
      into: [into]
    }
  }

  function bodies(from: string[], into: string, count: number): Operation[] {
    return Array.from({ length: count }, (_, n) => ({
      id: `${into}.b${n}`,
      clause,
      act: 'rearrange' as const,
      unit: 'organization' as const,
      from: from.map((code) => ({ code: `b${n}-${code}`, extent: 'whole' as const })),
      into: [
        {
          code: `b${n}-${into}`,
          name: `Cơ quan ${n} ${into}`,
          kind: n === 0 ? 'people_committee' : 'division',
          area: into,
          ...(n > 0 ? { parent: `b0-${into}` } : {}),
          functions: Array.from({ length: size.functions }, (_x, f) => f + 1)
            .filter((f) => n === 0 || f % 4 === n % 4)
            .map((f) => `f${f}`)
        }
      ]
    }))
  }
}
