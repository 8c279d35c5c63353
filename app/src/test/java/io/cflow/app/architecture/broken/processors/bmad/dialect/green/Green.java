package io.cflow.app.architecture.broken.processors.bmad.dialect.green;

public final class Green {}
