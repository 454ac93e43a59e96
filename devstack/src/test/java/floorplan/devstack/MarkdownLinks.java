package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the relative links of Markdown pages as GitHub does; links to other sites are left alone. */
final class MarkdownLinks {
    private static final Pattern FENCE = Pattern.compile("^\\s*(`{3,}|~{3,})");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern INLINE = Pattern.compile("]\\(\\s*<?([^)>\\s]+)>?(?:\\s+\"[^\"]*\")?\\s*\\)");
    private static final Pattern REFERENCE = Pattern.compile("^ {0,3}\\[[^]]+]:\\s*<?([^>\\s]+)>?");
    private static final Pattern HEADING = Pattern.compile("^ {0,3}#{1,6}\\s+(.+?)\\s*#*$");
    private static final Pattern ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");
    private static final Pattern LINKED_TEXT = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
    private static final Pattern NOT_IN_A_SLUG = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc}\\- ]");

    private final Path root;
    private final Set<String> files;
    private final Map<String, Set<String>> anchors = new HashMap<>();

    /**
     * @param files every file that a link may lead to, relative to {@code root}; those named {@code *.md} are the pages
     */
    MarkdownLinks(Path root, Collection<String> files) {
        this.root = root;
        this.files = new TreeSet<>(files);
    }

    Set<String> pages() {
        Set<String> pages = new TreeSet<>(files);
        pages.removeIf(file -> !file.endsWith(".md"));
        return pages;
    }

    /** The broken links, as {@code page:line: link: reason}. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        for (String page : pages()) {
            for (NumberedLine line : prose(page)) {
                for (String link : linksIn(line.text())) {
                    String reason = fault(page, link);
                    if (!reason.isEmpty()) {
                        broken.add(page + ":" + line.number() + ": " + link + ": " + reason);
                    }
                }
            }
        }
        return broken;
    }

    /** The anchor of a heading that no earlier heading of its page has. */
    static String slug(String heading) {
        String text = LINKED_TEXT.matcher(heading).replaceAll("$1").toLowerCase(Locale.ROOT);
        return NOT_IN_A_SLUG.matcher(text).replaceAll("").replace(' ', '-');
    }

    private record NumberedLine(int number, String text) {}

    /** The lines of a page outside blocks of code. */
    private List<NumberedLine> prose(String page) {
        List<NumberedLine> prose = new ArrayList<>();
        String fence = "";
        int number = 0;
        for (String text : read(page).lines().toList()) {
            number++;
            Matcher mark = FENCE.matcher(text);
            if (mark.find()) {
                if (fence.isEmpty()) {
                    fence = mark.group(1);
                } else if (mark.group(1).startsWith(fence)) {
                    fence = "";
                }
            } else if (fence.isEmpty()) {
                prose.add(new NumberedLine(number, text));
            }
        }
        return prose;
    }

    private static List<String> linksIn(String line) {
        String text = CODE.matcher(line).replaceAll("");
        List<String> links = new ArrayList<>();
        for (Pattern kind : List.of(INLINE, REFERENCE)) {
            kind.matcher(text).results().forEach(link -> links.add(link.group(1)));
        }
        return links;
    }

    /** @return the fault of a link; empty if it leads to a file or to another site */
    private String fault(String page, String link) {
        URI uri;
        try {
            uri = URI.create(link);
        } catch (IllegalArgumentException e) {
            return "not a link";
        }
        if (uri.isAbsolute()) {
            return "";
        }
        String target = uri.getPath().isEmpty() ? page : resolve(page, uri.getPath());
        if (!exists(target)) {
            return "there is no " + target;
        }
        String anchor = uri.getFragment();
        boolean found =
                anchor == null || !target.endsWith(".md") || anchorsOf(target).contains(anchor);
        return found ? "" : target + " has no heading #" + anchor;
    }

    private static String resolve(String page, String path) {
        Path target = path.startsWith("/")
                ? Path.of(path.substring(1))
                : Path.of(page).resolveSibling(path);
        return target.normalize().toString();
    }

    private boolean exists(String target) {
        return target.isEmpty()
                || files.contains(target)
                || files.stream().anyMatch(file -> file.startsWith(target + "/"));
    }

    private Set<String> anchorsOf(String page) {
        return anchors.computeIfAbsent(page, this::findAnchors);
    }

    private Set<String> findAnchors(String page) {
        Set<String> found = new HashSet<>();
        Map<String, Integer> repeated = new HashMap<>();
        for (NumberedLine line : prose(page)) {
            Matcher heading = HEADING.matcher(line.text());
            if (heading.find()) {
                String slug = slug(heading.group(1));
                int before = repeated.merge(slug, 1, Integer::sum) - 1;
                found.add(before == 0 ? slug : slug + "-" + before);
            }
            ANCHOR.matcher(line.text()).results().forEach(anchor -> found.add(anchor.group(1)));
        }
        return found;
    }

    private String read(String page) {
        try {
            return Files.readString(root.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
