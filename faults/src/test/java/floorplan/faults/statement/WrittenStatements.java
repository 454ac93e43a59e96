package floorplan.faults.statement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/** The pieces of SQL in compiled classes. */
final class WrittenStatements {
    private static final Pattern SQL = Pattern.compile(
            "(?s).*\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO|FROM|WHERE|JOIN|VALUES|UNION|ORDER BY|GROUP BY|HAVING|LIMIT|FOR UPDATE|AND|CASE WHEN)\\b.*");
    // Places that are filled at run time: by format(), by a concatenation, and by parameters.
    private static final Pattern FILLED_IN = Pattern.compile("%(\\d\\$)?[sd]|[\\x01\\x02]|(?<!:):[A-Za-z]\\w*|\\?");

    private final Set<String> pieces = new LinkedHashSet<>();

    /** @param folder of compiled classes */
    static Set<String> in(Path folder) throws IOException {
        WrittenStatements written = new WrittenStatements();
        List<Path> classes;
        try (Stream<Path> files = Files.walk(folder)) {
            classes = files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : classes) {
            try (InputStream bytes = Files.newInputStream(file)) {
                new ClassReader(bytes)
                        .accept(written.new Constants(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            }
        }
        return written.pieces;
    }

    /** Matches any statement, on one line, that a piece is part of. */
    static Pattern asPartOf(String piece) {
        return Pattern.compile(Arrays.stream(FILLED_IN.split(SentStatement.onOneLine(piece)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }

    /** Adds a piece of SQL, except if it reads a server variable: such a statement is counted as the driver's own. */
    private void add(Object constant) {
        if (constant instanceof String text && SQL.matcher(text).matches() && !text.contains("@@")) {
            pieces.add(text);
        }
    }

    private final class Constants extends ClassVisitor {
        Constants() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String type, @Nullable String signature, String @Nullable [] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitLdcInsn(Object value) {
                    add(value);
                }

                @Override
                public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
                    Arrays.stream(arguments).forEach(WrittenStatements.this::add);
                }
            };
        }
    }
}
