package io.cflow.store.embedded;

/**
 * Where a database is and who may enter. The role is no superuser, so row level security can apply to it; but it owns the tables
 * it creates, and an owner is exempt unless the table says FORCE ROW LEVEL SECURITY.
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    /** Addresses end up in logs; passwords must not. */
    @Override
    public String toString() {
        return "DatabaseAddress[jdbcUrl=%s, user=%s, password=***]".formatted(jdbcUrl, user);
    }
}
