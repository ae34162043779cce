export { type Cluster, type ClusterOptions, useCluster } from './cluster.ts'
