package io.cflow.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * The rules, for a house that stands in one package: ours, or the one in {@code broken}, in which each is broken.
 *
 * @param root the package the rooms lie in
 */
record HouseRules(String root) {

  private static final String EXCHANGE = "org.apache.camel.Exchange";

  Map<String, ArchRule> all() {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.putAll(rooms());
    rules.putAll(time());
    rules.putAll(habits());
    return rules;
  }

  private Map<String, ArchRule> rooms() {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put("the kernel knows only itself and the JDK", classes().that().resideInAnyPackage(kernel())
        .should().onlyDependOnClassesThat(kernelNeeds()));
    rules.put("only a port may name a path", noClasses().that().resideInAnyPackage(in("domain"), in("engine"))
        .should().dependOnClassesThat().resideInAPackage("java.nio.file.."));
    rules.put("the kernel starts no threads", noClasses().that().resideInAnyPackage(kernel())
        .should().dependOnClassesThat(assignableTo(Thread.class).or(assignableTo(Executor.class))));
    rules.put("Camel is known in processors and app", noClasses()
        .that().resideOutsideOfPackages(in("processors"), in("app"))
        .should().dependOnClassesThat().resideInAPackage("org.apache.camel.."));
    rules.put("an exchange is touched in processors only", noClasses()
        .that(not(resideInAPackage(in("processors")).or(simpleName("ResponseHeaders"))))
        .should().dependOnClassesThat().haveFullyQualifiedName(EXCHANGE));
    rules.put("SQL lives in the store", noClasses()
        .that(not(resideInAPackage(in("store")).or(simpleName("StoreConfiguration"))))
        .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc.."));
    rules.put("only the store is transactional", noClasses().that().resideOutsideOfPackage(in("store"))
        .should().dependOnClassesThat().resideInAPackage("org.springframework.transaction.."));
    rules.put("the rooms of the first floor do not look into each other", slices()
        .matching(root + ".(processors|agents|store)..").should().notDependOnEachOther());
    rules.put("a dialect knows no other", slices()
        .matching(root + ".processors.bmad.dialect.(*)..").should().notDependOnEachOther());
    // The team is put together from the packages of its roles, which all speak the room's own words.
    rules.put("no package needs itself", slices().matching(root + ".(**)").should().beFreeOfCycles()
        .ignoreDependency(simpleName("Team"), DescribedPredicate.alwaysTrue()));
    rules.put("who implements a port is known to its own room and to the wiring",
        classes().should(Conditions.notKnowImplementationsOfPorts(root)));
    rules.put("routes are YAML", noClasses().should().beAssignableTo("org.apache.camel.RoutesBuilder"));
    return rules;
  }

  private Map<String, ArchRule> time() {
    var rules = new LinkedHashMap<String, ArchRule>();
    // The cluster's draft folder needs a name nobody has met, and nobody reads.
    rules.put("nobody asks the machine for the time, an id or a pause",
        noClasses().that(not(simpleName("Cluster"))).should().callMethodWhere(Conditions.asksTheMachine()));
    rules.put("a clock is made in the wiring", noClasses().that().resideOutsideOfPackage(root + ".app")
        .should().callMethodWhere(Conditions.makesAClock()));
    return rules;
  }

  private Map<String, ArchRule> habits() {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put("a value is a record, an enum, an interface or final", classes().that().resideInAPackage(in("domain"))
        .and().doNotHaveModifier(JavaModifier.SYNTHETIC).should().beRecords().orShould().beEnums().orShould().beInterfaces()
        .orShould().haveModifier(JavaModifier.FINAL));
    rules.put("a value does not change", noMethods().that().areDeclaredInClassesThat().resideInAPackage(in("domain"))
        .should().haveNameMatching("set[A-Z].*"));
    rules.put("the engine complains about arguments and states only", classes().that().resideInAPackage(in("engine"))
        .should(Conditions.throwOnly(IllegalArgumentException.class, IllegalStateException.class)));
    rules.put("every package says what may be null", classes().should(Conditions.lieInANullMarkedPackage()));
    rules.put("only the console writes to the standard streams",
        noClasses().that(not(simpleName("Console"))).should(GeneralCodingRules.ACCESS_STANDARD_STREAMS));
    rules.put("an exception says what happened", GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
    rules.put("there is one way to log", GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
    rules.put("a logger is private static final LOG", fields().that().haveRawType("org.slf4j.Logger")
        .should().bePrivate().andShould().beStatic().andShould().beFinal().andShould().haveName("LOG"));
    rules.put("nothing is injected into a field", noFields()
        .should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
        .orShould().beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
        .orShould().beAnnotatedWith("jakarta.annotation.Resource")
        .orShould().beAnnotatedWith("jakarta.inject.Inject"));
    rules.put("nothing is injected into a setter", noMethods()
        .should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired"));
    rules.put("settings are records", classes()
        .that().areAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")
        .should().beRecords());
    // A data directory is PostgreSQL's own word, and a job that of weighted shortest job first.
    rules.put("a class has a name of its own", noClasses().that(not(nameMatching(".*\\.Wsjf\\$Job")))
        .should().haveNameMatching(
        "(.*[.$])?([A-Z][A-Za-z0-9]*)?(Manager|Helper|Utils?|Info|Data(?!Directory|Folder)|Job|Handler)"
            + "([A-Z0-9][A-Za-z0-9]*)?"));
    rules.put("a signature says what it takes", methods().should(Conditions.notSpeakOfMapsOfAnything()));
    return rules;
  }

  /** A room and the packages in it. */
  private String in(String room) {
    return root + "." + room + "..";
  }

  private String[] kernel() {
    return new String[] {in("domain"), in("engine"), in("port")};
  }

  private DescribedPredicate<JavaClass> kernelNeeds() {
    var jdk = resideInAPackage("java..").and(not(resideInAnyPackage(
        "java.sql..", "java.net..", "java.io..", "java.nio..", "java.util.logging..", "java.lang.reflect..")));
    return resideInAnyPackage(kernel())
        .or(resideInAPackage("org.jspecify.."))
        .or(jdk)
        .or(assignableTo(Path.class))
        .or(DescribedPredicate.describe("arrays of primitives", JavaClass::isPrimitive));
  }
}
