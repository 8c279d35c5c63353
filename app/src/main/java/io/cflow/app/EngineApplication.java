package io.cflow.app;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The engine as one process. Nothing is found by scanning: what there is stands in the configurations. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(EngineSettings.class)
@Import({
    StoreConfiguration.class, EngineConfiguration.class, PlanConfiguration.class, WorkConfiguration.class,
    DoorConfiguration.class, ServerConfiguration.class})
class EngineApplication {}
