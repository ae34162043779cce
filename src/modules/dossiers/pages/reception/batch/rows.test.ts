import { expect, test } from 'vitest'
import { rowsOfText } from './rows.ts'

test('rows of a spreadsheet: heading and running numbers are left out', () => {
  const pasted = [
    'STT\tHọ và tên\tSố định danh\tNgày sinh\tĐiện thoại',
    '1\tVàng A Chu\t010186001111\t05/09/1986\t0912 345 678',
    '2\tSùng Thị Dua\t010190002222\t1990-12-31\t',
    '',
    '3\tGiàng A Lử\t\t\t'
  ].join('\r\n')
  expect(rowsOfText(pasted)).toEqual([
    { name: 'Vàng A Chu', number: '010186001111', birthDate: '1986-09-05', phone: '0912345678' },
    { name: 'Sùng Thị Dua', number: '010190002222', birthDate: '1990-12-31', phone: '' },
    { name: 'Giàng A Lử', number: '', birthDate: '', phone: '' }
  ])
})

test('columns in another order, other signs between, a day that is none', () => {
  expect(rowsOfText('123 456 789; Lò Thị Kim; 31.02.1990')).toEqual([
    { name: 'Lò Thị Kim', number: '123456789', birthDate: '', phone: '' }
  ])
})

test('cards scanned one after the other', () => {
  expect(rowsOfText('012345678901||Cao Thị Yến|02031988|Nữ|Tả Van|01012022\n')).toEqual([
    { name: 'Cao Thị Yến', number: '012345678901', birthDate: '1988-03-02', phone: '' }
  ])
})
