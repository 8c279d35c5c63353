package io.cflow.app.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What ArchUnit has no words for. */
final class Conditions {

  private static final Set<String> MACHINE = Set.of(
      "java.time.Instant.now", "java.time.LocalDate.now", "java.time.LocalDateTime.now", "java.time.OffsetDateTime.now",
      "java.time.ZonedDateTime.now", "java.time.LocalTime.now", "java.lang.System.currentTimeMillis",
      "java.util.UUID.randomUUID", "java.lang.Thread.sleep");
  private static final Set<String> CLOCKS = Set.of(
      "java.time.InstantSource.system", "java.time.Clock.systemUTC", "java.time.Clock.systemDefaultZone",
      "java.time.Clock.system");

  private Conditions() {}

  static DescribedPredicate<JavaMethodCall> asksTheMachine() {
    return calls(MACHINE);
  }

  static DescribedPredicate<JavaMethodCall> makesAClock() {
    return calls(CLOCKS);
  }

  private static DescribedPredicate<JavaMethodCall> calls(Set<String> names) {
    return DescribedPredicate.describe("calls one of " + names, call ->
        names.contains(call.getTargetOwner().getName() + "." + call.getName()));
  }

  static ArchCondition<JavaClass> lieInANullMarkedPackage() {
    return condition("lie in a @NullMarked package", (type, events) -> {
      if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
        violation(events, type, type.getPackageName() + " is not @NullMarked");
      }
    });
  }

  /** @param root the house */
  static ArchCondition<JavaClass> notKnowImplementationsOfPorts(String root) {
    return condition("not know implementations of ports", (type, events) -> {
      if (!type.getSimpleName().endsWith("Configuration")) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(it -> isImplementation(root, it.getTargetClass()))
            .filter(it -> !room(root, it.getTargetClass()).equals(room(root, type)))
            .forEach(it -> violation(events, type, it.getDescription()));
      }
    });
  }

  private static boolean isImplementation(String root, JavaClass type) {
    return !type.isInterface() && type.getAllRawInterfaces().stream()
        .anyMatch(port -> port.getPackageName().equals(root + ".port"));
  }

  private static String room(String root, JavaClass type) {
    return type.getPackageName().replaceFirst("^\\Q" + root + "\\E\\.", "").replaceFirst("\\..*", "");
  }

  static ArchCondition<JavaClass> throwOnly(Class<?>... allowed) {
    var names = Arrays.stream(allowed).map(Class::getName).toList();
    return condition("make no exceptions but " + names, (type, events) -> type.getConstructorCallsFromSelf().stream()
        .filter(call -> call.getTargetOwner().isAssignableTo(Throwable.class))
        .filter(call -> !isOwnConstructor(call) && !isOfTheCompiler(call))
        .filter(call -> !names.contains(call.getTargetOwner().getName()))
        .forEach(call -> violation(events, type, call.getDescription())));
  }

  private static boolean isOwnConstructor(JavaConstructorCall call) {
    return call.getOriginOwner().isAssignableTo(Throwable.class);
  }

  /** What a switch over all cases throws when there is another one after all. */
  private static boolean isOfTheCompiler(JavaConstructorCall call) {
    return call.getTargetOwner().isEquivalentTo(MatchException.class);
  }

  static ArchCondition<JavaMethod> notSpeakOfMapsOfAnything() {
    return new ArchCondition<>("not speak of Map<String, Object>") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        if (!method.getModifiers().contains(JavaModifier.PRIVATE)
            && Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                .anyMatch(Conditions::isMapOfAnything)) {
          events.add(SimpleConditionEvent.violated(method, method.getFullName()));
        }
      }
    };
  }

  private static boolean isMapOfAnything(JavaType type) {
    return type.getName().contains("Map<java.lang.String, java.lang.Object>")
        || type.getName().contains("Map<java.lang.String, ?>");
  }

  private static ArchCondition<JavaClass> condition(String words, BiConsumer<JavaClass, ConditionEvents> check) {
    return new ArchCondition<>(words) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        check.accept(type, events);
      }
    };
  }

  private static void violation(ConditionEvents events, JavaClass type, String what) {
    events.add(SimpleConditionEvent.violated(type, what));
  }
}
