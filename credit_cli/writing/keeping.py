"""What of a person's file must be in the file that is written: everything, in its order.

Decides that by the nodes of both, so that no line that was put could have changed what another says. Does not know what
was added, nor why.
"""

from collections.abc import Mapping

from credit_cli.profile.nodes import MappingNode, Node, SequenceNode
from credit_cli.writing.places import is_nothing


def node_at(root: Node, pointer: str) -> Node:
    """The node that a pointer names, which is there."""
    node = root
    for step in pointer.split("/")[1:]:
        if isinstance(node, SequenceNode):
            node = node.value[int(step)]
        else:
            node = next(value for key, value in node.value if key.value == step)
    return node


def kept(old: Node, new: Node | None, moved: Mapping[str, str], at: str = "") -> bool:
    """Whether everything of the old file is in the new one, in its order; `moved` are values by their pointers."""
    if isinstance(old, MappingNode) and isinstance(new, MappingNode):
        theirs = {key.value: value for key, value in new.value}
        ours = [key.value for key, _ in old.value]
        if [key.value for key, _ in new.value if key.value in set(ours)] != ours:
            return False
        return all(kept(value, theirs[key.value], moved, f"{at}/{key.value}") for key, value in old.value)
    if isinstance(old, SequenceNode) and isinstance(new, SequenceNode):
        return len(new.value) >= len(old.value) and all(
            kept(one, new.value[index], moved, f"{at}/{index}") for index, one in enumerate(old.value)
        )
    if is_nothing(old):  # a key without a value may have been given one
        return True
    return new is not None and type(old) is type(new) and new.value == moved.get(at, old.value)
