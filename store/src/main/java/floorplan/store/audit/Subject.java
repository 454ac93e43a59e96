package floorplan.store.audit;

/**
 * What something was done to.
 *
 * @param kind at most 32 ASCII characters, such as {@code day-end}
 * @param id at most 128 characters
 */
public record Subject(String kind, String id) {}
