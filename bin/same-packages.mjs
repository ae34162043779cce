// Whether node_modules holds what package-lock.json asks for; packages for other platforms may be missing.
import { readFileSync } from 'node:fs'

const [root] = process.argv.slice(2)
const packages = (path) => JSON.parse(readFileSync(`${root}/${path}`, 'utf8')).packages
const present = packages('node_modules/.package-lock.json')
const wanted = Object.entries(packages('package-lock.json')).filter(([path]) => path !== '')
const same = wanted.every(([path, { version, optional }]) =>
  present[path] ? present[path].version === version : optional === true
)
process.exit(same ? 0 : 1)
