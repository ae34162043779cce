import { BlockList, isIP } from 'node:net'

/** Addresses that only exist within a network, or mean something else than a host. */
const blocked = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3]
] as const)
  blocked.addSubnet(net, bits, 'ipv4')

/** Of IPv6 only what is given to hosts of the world, without the ways back into IPv4 and examples. */
const world = new BlockList()
world.addSubnet('2000::', 3, 'ipv6')
const exceptions = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20]
] as const)
  exceptions.addSubnet(net, bits, 'ipv6')

/** Whether an IP address is one of the open internet. */
export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !blocked.check(address, 'ipv4')
    case 6:
      return world.check(address, 'ipv6') && !exceptions.check(address, 'ipv6')
    default:
      return false
  }
}

/**
 * Whether the address names a host within a network by what stands there. Names are looked at again when they are
 * resolved, at each connection.
 */
export function looksPrivate(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isIP(host)) return !isPublic(host)
  return !host.includes('.') || /(^|\.)(localhost|local|internal|lan|home\.arpa)$/.test(host)
}
