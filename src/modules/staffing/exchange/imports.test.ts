import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { act, refusals } from '../../../../tests/support/small-province.ts'
import { type Actor, noRights, perform, type Target } from '../../../platform/record/index.ts'
import { depart } from '../people/acts/depart.ts'
import { people, type SmallStaff, smallStaff } from '../people/fixtures/small-staff.ts'
import { importSheet } from './acts/import-sheet.ts'
import { sha256Of } from './acts/inputs.ts'
import { type Cells, csv, faults, imports, said, today, tries } from './fixtures/sheets.ts'

const { pao, van, tho, may, thao, su } = people
let staff: SmallStaff
beforeEach(async () => {
  staff = await smallStaff(await testDatabase())
})

const db = () => staff.database
const count = async (table: string) =>
  Number(
    (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db().db)).rows[0]?.n
  )
/** Who holds what on a day, as `name, post of body`. */
const serving = async (at: string) => {
  const { rows } = await sql<{ said: string }>`
    select h.name || ', ' || s.position_code || ' ' || o.code || ', ' || s.kind as said
    from serving(${at}::date) s join person h on h.id = s.person_id
    join organization_version o on o.organization_id = s.organization_id and o.valid @> ${at}::date
    order by 1`.execute(db().db)
  return rows.map((row) => row.said)
}

/** May do everything in these bodies and nowhere else. */
const onlyIn = (...bodies: string[]): Actor => ({
  subject: 'can bo xa',
  name: 'Lý Seo Dìn',
  personId: null,
  rights: {
    ...noRights,
    ground: async (_tx, _power, target: Target) =>
      target && 'organizationId' in target && bodies.includes(target.organizationId)
        ? { capacity: 'Chánh Văn phòng', postId: null, vestings: [] }
        : null
  }
})

const moves = [
  'Số hiệu',
  'Họ và tên',
  'Đơn vị',
  'Vị trí việc làm',
  'Từ ngày',
  'Số quyết định',
  'Ngày ban hành'
]
const order = ['12/QĐ', '01/12/2025']
const appointing = (...rows: Cells) => csv([moves, ...rows.map((row) => [...row, ...order])])

describe('appointments', () => {
  test('people take vacant posts, known by code or by name; the same file again changes nothing', async () => {
    const file = appointing(
      [may.code, may.name, 'u1', 'clerk', '01/01/2026'],
      [su.code, su.name, 'Ủy ban nhân dân xã Tả Van', 'Công chức tư pháp – hộ tịch', '01/01/2026'],
      ['CB100', 'Vàng A Sùng', 'u1', 'driver', '01/01/2026']
    )
    const tried = await tries(db(), 'appointments', file)
    expect(said(tried)).toEqual(['new', 'new', 'new'])
    expect(await count('appointment')).toBe(3)
    await imports(db(), 'appointments', file)
    expect(await serving('2026-01-01')).toEqual(
      expect.arrayContaining([
        'Chảo Tả Mẩy, clerk u1, permanent',
        'Sùng Thị Sử, clerk u2, permanent',
        'Vàng A Sùng, driver u1, permanent'
      ])
    )
    const again = await tries(db(), 'appointments', file)
    expect(said(again)).toEqual(['unchanged', 'unchanged', 'unchanged'])
    expect(await refusals(imports(db(), 'appointments', file))).toEqual(['exchange.refusal.nothing_changes'])
  })

  test('a move ends the post before, and the seat that it frees can be filled by the same file', async () => {
    const file = appointing(
      [thao.code, '', 'u1', 'vice', '01/01/2026'],
      [van.code, '', 'u2', 'vice', '01/01/2026']
    )
    const tried = await tries(db(), 'appointments', file)
    expect(said(tried)).toEqual(['new', 'new'])
    expect(tried.outcomes[1]?.notes).toMatchObject([{ messageKey: 'exchange.fault.note_moved' }])
    await imports(db(), 'appointments', file)
    expect(await serving('2026-01-01')).toEqual([
      'Giàng A Páo, chair u1, permanent',
      'Hoàng Văn Thọ, chair u2, permanent',
      'Lò Thị Thảo, vice u1, permanent',
      'Nguyễn Thị Hồng Vân, vice u2, permanent'
    ])
    expect(await serving('2025-12-31')).toContain('Nguyễn Thị Hồng Vân, vice u1, permanent')
    expect(await serving('2026-01-01')).not.toContain('Nguyễn Thị Hồng Vân, vice u1, permanent')
  })

  test('two chairs change places', async () => {
    const file = appointing(
      [pao.code, '', 'u2', 'chair', '01/01/2026'],
      [tho.code, '', 'u1', 'chair', '01/01/2026']
    )
    await imports(db(), 'appointments', file)
    expect(await serving('2026-01-01')).toEqual(
      expect.arrayContaining(['Giàng A Páo, chair u2, permanent', 'Hoàng Văn Thọ, chair u1, permanent'])
    )
  })

  test('every row in error says where, what, and what to do; nothing is written then', async () => {
    const file = appointing(
      ['CB999', '', 'u1', 'clerk', '01/01/2026'],
      [may.code, 'Ai khác', 'u1', 'clerk', '01/01/2026'],
      [may.code, '', 'u9', 'clerk', '01/01/2026'],
      [may.code, '', 'u1', 'Phi công', '01/01/2026'],
      [may.code, '', 'u1', 'chair', '01/01/2026'],
      [may.code, '', 'u3', 'clerk', '01/01/2026'],
      [may.code, '', 'u1', 'clerk', '01/11/2025'],
      [may.code, '', 'u1', 'clerk', '32/01/2026'],
      ['', '', 'u1', 'clerk', '01/01/2026'],
      [su.code, '', 'u2', 'clerk', '01/01/2026']
    )
    const tried = await tries(db(), 'appointments', file)
    expect(faults(tried)).toEqual([
      ['code: no_person'],
      ['name: other_name'],
      ['unit: no_unit'],
      ['position: no_position'],
      ['code: held_permanent'],
      ['position: no_post'],
      ['from: before_decision'],
      ['from: not_a_day'],
      ['code: required'],
      []
    ])
    expect(said(tried)[4]).toContain('Giàng A Páo')
    expect(await refusals(imports(db(), 'appointments', file))).toContain('exchange.fault.no_person')
    expect(await count('appointment')).toBe(3)
  })

  test('the same row twice is told with the line of the first', async () => {
    const row = [may.code, '', 'u1', 'clerk', '01/01/2026']
    const tried = await tries(db(), 'appointments', appointing(row, row))
    expect(said(tried)).toEqual(['new', 'Trùng với dòng 2. Hãy bỏ một trong hai dòng.'])
  })

  test('more people than posts: the last one is told that none is free', async () => {
    const tried = await tries(
      db(),
      'appointments',
      appointing([may.code, '', 'u1', 'clerk', '01/01/2026'], [su.code, '', 'u1', 'clerk', '01/01/2026'])
    )
    expect(faults(tried)).toEqual([[], ['code: held_permanent']])
  })

  test('who acts needs a last day, who leaves is not appointed, a rank must fit the position', async () => {
    const head = [...moves, 'Hình thức', 'Đến hết ngày', 'Ngạch']
    await act(db(), depart, {
      decision: { number: 'nghỉ', issuedOn: '2025-12-01' },
      person: van.code,
      on: '2026-02-01',
      reason: 'retired'
    })
    const tried = await tries(
      db(),
      'appointments',
      csv([
        head,
        [may.code, '', 'u2', 'vice', '01/01/2026', ...order, 'quyền', '', ''],
        [may.code, '', 'u2', 'vice', '01/01/2026', ...order, 'Phụ trách', '30/06/2026', ''],
        [su.code, '', 'u1', 'clerk', '01/01/2026', ...order, '', '', 'Cán sự'],
        [van.code, '', 'u2', 'clerk', '01/01/2026', ...order, '', '', 'Chuyên viên']
      ])
    )
    expect(faults(tried)).toEqual([
      ['last_day: acting_ends'],
      ['row_twice'],
      ['rank: not_this_rank'],
      ['from: leaves_meanwhile']
    ])
  })

  test('an appointment that stands gets another rank, and no other end', async () => {
    const head = [...moves, 'Ngạch', 'Đến hết ngày']
    await imports(
      db(),
      'appointments',
      csv([head, [may.code, '', 'u1', 'clerk', '01/01/2026', ...order, '', '']])
    )
    const ranked = csv([head, [may.code, '', 'u1', 'clerk', '01/01/2026', ...order, 'cv', '']])
    expect((await tries(db(), 'appointments', ranked)).outcomes[0]).toMatchObject({
      state: 'changed',
      changed: ['rank']
    })
    await imports(db(), 'appointments', ranked)
    expect(said(await tries(db(), 'appointments', ranked))).toEqual(['unchanged'])
    const ended = csv([head, [may.code, '', 'u1', 'clerk', '01/01/2026', ...order, '', '31/12/2026']])
    expect(faults(await tries(db(), 'appointments', ended))).toEqual([['last_day: other_end']])
  })

  test('an unknown decision needs its date', async () => {
    const file = csv([moves, [may.code, '', 'u1', 'clerk', '01/01/2026', '99/QĐ', '']])
    expect(faults(await tries(db(), 'appointments', file))).toEqual([['decision_date: unknown_decision']])
  })
})

test('a number that two issuers gave needs one of them', async () => {
  await sql`insert into decision (number, issuer, issued_on) values ('5/QĐ', 'UBND tỉnh A', '2025-11-01'),
    ('5/QĐ', 'UBND tỉnh B', '2025-11-02')`.execute(db().db)
  const row = (issuer: string) =>
    csv([
      [...moves, 'Nơi ban hành'],
      [may.code, '', 'u1', 'clerk', '01/01/2026', '5/QĐ', '', issuer]
    ])
  expect(faults(await tries(db(), 'appointments', row('')))).toEqual([['decision: ambiguous_decision']])
  expect(faults(await tries(db(), 'appointments', row('UBND tỉnh B'))).flat()).not.toContain(
    'decision: ambiguous_decision'
  )
  // As the answer names them, they can be written into the sheet.
  const cited = (decision: string) => csv([moves, [may.code, '', 'u1', 'clerk', '01/01/2026', decision, '']])
  const faultsOf = async (decision: string) =>
    faults(await tries(db(), 'appointments', cited(decision))).flat()
  expect(
    (await faultsOf('5/QĐ (UBND tỉnh B, 2025-11-02)')).filter((one) => one.startsWith('decision'))
  ).toEqual([])
  expect(await faultsOf('5/QĐ (UBND tỉnh C)')).toContain('decision_date: unknown_decision')
})

describe('what the database refuses', () => {
  test('is told at the row to blame, and the others are found to be right', async () => {
    const head = [
      'Đơn vị',
      'Loại biên chế',
      'Năm',
      'Biên chế được giao',
      'Từ ngày',
      'Số quyết định',
      'Ngày ban hành'
    ]
    const tried = await tries(
      db(),
      'quotas',
      csv([
        head,
        ['u1', 'Công chức', 2026, 5, '', ...order],
        ['u2', 'Công chức', 2026, 5, '', ...order],
        // Each may stand alone; together they would give the body two quotas at a time.
        ['u1', 'Công chức', 2026, 6, '01/07/2026', ...order],
        ['u3', 'Công chức', 2026, 5, '', ...order]
      ])
    )
    expect(tried.counts).toEqual({ new: 3, changed: 0, unchanged: 0, error: 1 })
    expect(said(tried).map((one) => one === 'new')).toEqual([true, true, false, true])
    expect(await count('quota')).toBe(0)
  })
})

describe('persons', () => {
  const head = ['Số hiệu', 'Họ và tên', 'Số CCCD', 'Ngày sinh', 'Giới tính', 'Dân tộc', 'Email', 'Đơn vị']

  test('new and known people; blank cells leave what stands', async () => {
    const first = csv([head, [may.code, may.name, '010190000123', '12/04/1990', 'Nữ', 'Dao', '', '']])
    expect(said(await tries(db(), 'persons', first))).toEqual(['changed'])
    await imports(db(), 'persons', first)
    const second = csv([
      head,
      [may.code, may.name, '', '', '', '', 'chaomay@laocai.example', ''],
      ['CB300', 'Lù Seo Páo', '010190000124', '31108', 'nam', 'Mông', '', 'u2']
    ])
    await imports(db(), 'persons', second)
    const { rows } = await sql`select h.code, p.personal_id, p.birth_date, p.sex, p.ethnicity, p.email
      from person_private p join person h on h.id = p.person_id order by h.code`.execute(db().db)
    expect(rows).toEqual([
      {
        code: may.code,
        personal_id: '010190000123',
        birth_date: '1990-04-12',
        sex: 'female',
        ethnicity: 'Dao',
        email: 'chaomay@laocai.example'
      },
      {
        code: 'CB300',
        personal_id: '010190000124',
        birth_date: '1985-03-02',
        sex: 'male',
        ethnicity: 'Mông',
        email: null
      }
    ])
  })

  test('a personal id of somebody else, one that lost its zero, and no e-mail address are told', async () => {
    await imports(db(), 'persons', csv([head, [may.code, may.name, '010190000123', '', '', '', '', '']]))
    const tried = await tries(
      db(),
      'persons',
      csv([
        head,
        [su.code, su.name, '010190000123', '', '', '', '', ''],
        [thao.code, thao.name, '10190000124', '', '', '', '', ''],
        [tho.code, tho.name, '', '', 'không rõ', '', 'tho tại laocai', '']
      ])
    )
    expect(faults(tried)).toEqual([
      ['personal_id: personal_id_taken'],
      ['personal_id: zeros_lost'],
      ['sex: not_one_of', 'email: email']
    ])
  })

  test('the record of an import says which file and how many, and no personal data', async () => {
    const file = csv([head, [may.code, may.name, '010190000123', '12/04/1990', 'Nữ', 'Dao', '', '']])
    await imports(db(), 'persons', file)
    const { rows } = await sql<{ after: object }>`select * from record order by id desc limit 1`.execute(
      db().db
    )
    expect(rows[0]).toMatchObject({
      act: 'staffing.import_sheet',
      subject_id: sha256Of(file),
      after: { list: 'persons', counts: { changed: 1 } }
    })
    expect(JSON.stringify(rows[0])).not.toContain('010190000123')
  })
})

describe('posts', () => {
  const head = ['Đơn vị', 'Vị trí việc làm', 'Số lượng vị trí', 'Từ ngày', 'Số quyết định', 'Ngày ban hành']

  test('as many are opened as are missing, and fewer is an error', async () => {
    await imports(db(), 'posts', csv([head, ['u3', 'clerk', 2, '01/01/2026', ...order]]))
    const more = csv([head, ['u3', 'clerk', 5, '01/01/2026', ...order]])
    expect((await tries(db(), 'posts', more)).outcomes[0]?.notes).toMatchObject([{ params: { count: 3 } }])
    await imports(db(), 'posts', more)
    expect(said(await tries(db(), 'posts', more))).toEqual(['unchanged'])
    const fewer = csv([head, ['u3', 'clerk', 4, '01/01/2026', ...order]])
    expect(faults(await tries(db(), 'posts', fewer))).toEqual([['count: fewer_posts']])
    expect(await count('post')).toBe(12)
  })

  test('a position that is not for such a body, or that the law will not know, is told', async () => {
    const tried = await tries(
      db(),
      'posts',
      csv([
        head,
        ['u3', 'teacher', 1, '01/01/2026', ...order],
        ['u3', 'guard', 1, '01/01/2025', '13/QĐ', '01/12/2024']
      ])
    )
    expect(faults(tried)).toEqual([['position: not_this_kind'], ['position: position_ends']])
  })
})

describe('quotas', () => {
  const head = ['Đơn vị', 'Loại biên chế', 'Năm', 'Biên chế được giao', 'Số quyết định', 'Ngày ban hành']

  test('are assigned, changed from their first day, and refused below the persons in post', async () => {
    const file = csv([
      head,
      ['u1', 'Công chức', 2026, 5, ...order],
      ['u2', 'Biên chế công chức', 2026, '4', ...order]
    ])
    await imports(db(), 'quotas', file)
    expect(said(await tries(db(), 'quotas', file))).toEqual(['unchanged', 'unchanged'])
    const changed = csv([head, ['u1', 'công chức', 2026, 6, ...order]])
    expect((await tries(db(), 'quotas', changed)).outcomes[0]).toMatchObject({
      state: 'changed',
      changed: ['headcount']
    })
    await imports(db(), 'quotas', changed)
    const tooFew = csv([head, ['u1', 'công chức', 2026, 1, ...order], ['u2', 'công chức', 2026, 3, ...order]])
    expect(faults(await tries(db(), 'quotas', tooFew))).toEqual([['headcount: more_than_assigned'], []])
    const { rows } = await sql`select headcount from quota order by headcount`.execute(db().db)
    expect(rows).toEqual([{ headcount: 4 }, { headcount: 6 }])
  })
})

describe('whoever may', () => {
  test('rows of bodies where the power is missing are errors, and say nothing else of them', async () => {
    const actor = onlyIn(staff.bodies.u1)
    const file = appointing(
      [may.code, '', 'u1', 'clerk', '01/01/2026'],
      [su.code, '', 'u2', 'clerk', '01/01/2026'],
      [tho.code, '', 'u1', 'clerk', '01/01/2026']
    )
    expect(faults(await tries(db(), 'appointments', file, actor))).toEqual([
      [],
      ['unit: no_power'],
      ['code: held_permanent', 'position: no_free_post'].slice(0, 1)
    ])
    const away = appointing([tho.code, '', 'u1', 'clerk', '01/01/2026'])
    expect(faults(await tries(db(), 'appointments', away, actor))).toEqual([['code: no_power_there']])
  })

  test('nobody new for the province as a whole without its power', async () => {
    const file = csv([
      ['Số hiệu', 'Họ và tên', 'Đơn vị'],
      ['CB400', 'Tẩn Lở Mẩy', ''],
      ['CB401', 'Tẩn Sành Phù', 'u1']
    ])
    expect(faults(await tries(db(), 'persons', file, onlyIn(staff.bodies.u1)))).toEqual([
      ['unit: no_power'],
      []
    ])
  })

  test('exactly the file that was tried is imported, once', async () => {
    const file = appointing([may.code, '', 'u1', 'clerk', '01/01/2026'])
    const other = appointing([su.code, '', 'u1', 'clerk', '01/01/2026'])
    const input = { list: 'appointments', fileName: 'a.csv', on: today, content: other.toString('base64') }
    const actor = onlyIn(staff.bodies.u1)
    expect(await refusals(perform(db(), importSheet, actor, { ...input, sha256: sha256Of(file) }))).toEqual([
      'exchange.refusal.other_file'
    ])
    await tries(db(), 'appointments', other, actor)
    expect(await count('import_trial')).toBe(1)
    await perform(db(), importSheet, actor, { ...input, sha256: sha256Of(other) })
    expect(await count('import_trial')).toBe(0)
  })
})
