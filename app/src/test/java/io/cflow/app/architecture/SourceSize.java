package io.cflow.app.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Lines of methods, counted by the compiler's own parser: from the first line of the signature to the last brace. */
final class SourceSize extends TreePathScanner<@Nullable Void, @Nullable Void> {

  private final List<Method> methods = new ArrayList<>();
  private final Trees trees;
  private final CompilationUnitTree unit;

  /**
   * @param file as it was given
   * @param lines with signature and braces
   */
  record Method(String file, String name, int lines) {}

  private SourceSize(Trees trees, CompilationUnitTree unit) {
    this.trees = trees;
    this.unit = unit;
  }

  /** @param sources texts by file name; parsed by one compiler, because starting it takes longer than parsing */
  static List<Method> methods(Map<String, String> sources) {
    var files = sources.entrySet().stream().map(source -> file(source.getKey(), source.getValue())).toList();
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, files);
    try {
      var found = new ArrayList<Method>();
      for (var unit : task.parse()) {
        var size = new SourceSize(Trees.instance(task), unit);
        size.scan(unit, null);
        found.addAll(size.methods);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaFileObject file(String name, String source) {
    return new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
    var positions = trees.getSourcePositions();
    var lines = unit.getLineMap();
    long first = lines.getLineNumber(positions.getStartPosition(unit, method));
    long last = lines.getLineNumber(positions.getEndPosition(unit, method));
    var file = unit.getSourceFile().toUri().getPath().substring(1);
    methods.add(new Method(file, method.getName().toString(), (int) (last - first + 1)));
    return super.visitMethod(method, nothing);
  }
}
