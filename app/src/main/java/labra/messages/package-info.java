/// The bundles of words under `messages/`, in the language of whoever reads.
@org.jspecify.annotations.NullMarked
package labra.messages;
