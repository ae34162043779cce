import { useCluster } from '../../src/platform/database/embedded/index.ts'

// A process that joins the cluster of a folder, says so and stays until it is ended, or until `leave`.
const cluster = await useCluster({ dataDir: process.argv[2] ?? '', profile: 'test' })
process.on('message', () => {
  void cluster.leave().then(() => process.disconnect?.())
})
process.send?.({ pid: cluster.pid, port: cluster.port })
