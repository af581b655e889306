package labra.pages;

import java.util.Set;
import labra.access.Role;

/// What a role does day by day, which the feature that answers it declares as a bean: its rank among the others, where
/// it is done, the key of its words, its icon, and whose day it belongs to.
public record UsualAct(int rank, String href, String key, String icon, Set<Role> roles) {}
