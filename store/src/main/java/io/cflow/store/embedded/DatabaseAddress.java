package io.cflow.store.embedded;

/** Where a database is and who may enter; the role is never a superuser, so that row level security applies to it. */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    /** Addresses end up in logs; passwords must not. */
    @Override
    public String toString() {
        return "DatabaseAddress[jdbcUrl=%s, user=%s, password=***]".formatted(jdbcUrl, user);
    }
}
