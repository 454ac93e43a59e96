package floorplan.store.audit;

/**
 * The object of an audited action.
 *
 * @param kind at most 32 ASCII characters, such as {@code day-end}
 * @param id at most 128 characters
 */
public record Subject(String kind, String id) {}
