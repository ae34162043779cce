import { z } from 'zod'

/** A year as an address has it. */
export const yearSchema = z.coerce.number().int().min(1900).max(2200)
