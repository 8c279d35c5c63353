package io.cflow.app.bench;

/**
 * What one unit of a workload took: a task, or an accepted plan.
 *
 * @param roundTrips to the database, of every kind
 * @param postgresqlCpuMillis 0 if the server is not on this machine
 */
record Cost(
    double writeTransactions, double roundTrips, double statements, double walBytes, double jvmCpuMillis,
    double postgresqlCpuMillis) {}
