/** Of these all names of the bench are made, so that a search finds some of a commune and not all of it. */
export const families = ['Giàng', 'Vàng', 'Nguyễn', 'Lò', 'Tẩn', 'Hoàng', 'Lý', 'Phàn']
export const middles = ['Thị', 'A', 'Văn', 'Mùi', 'Seo']
export const givens = ['Mẩy', 'Páo', 'Dín', 'Chư', 'Sua', 'Thử', 'Hòa']

/** Scatters, so that every commune has people of every name. */
const scattered = (n: number, by: number) => (n * by) % 65_521

/** The name of whoever applies at the nth reception; a number stands for what further tells people apart. */
export const nameOf = (n: number): string =>
  [
    families[scattered(n, 48_271) % 8],
    middles[scattered(n, 16_807) % 5],
    givens[scattered(n, 69_621) % 7],
    n % 500
  ].join(' ')
