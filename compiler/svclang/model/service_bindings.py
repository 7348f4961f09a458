"""Where what an action takes comes from, on a route that leads straight to a resource.

    POST /orders/{id} -> orders.send(group: path.id) { takes body: Order }
        →  message <- body, group <- path.id

In: a route to a resource and the model. Out: its bindings, and an error for all that cannot be
bound. What the route does not bind itself comes from the path where that has a variable of its
name; else from where the action usually has it. What the route `takes` says what these are.
"""

from __future__ import annotations

from ..advice import say, write, write_nearest
from ..aws.action import Action
from ..diagnostics import Diagnostic, Related, listed, with_article
from ..syntax.nodes import Name, Reference, Text, Value
from .actions import Wanted, action_of, body_type_name, wanted
from .bindings import BODY_METHODS, Binder, Bound
from .calls import call_span
from .nodes import Argument, Binding, DeclaredResource, ServiceTarget
from .references import references_in
from .similar import similar_field
from .types import Field, Scalar, Type

# Parts of the request that can stand in the key of an object.
_IN_KEYS = ("path", "query", "header", "context", "auth", "stage")


class ServiceBinder(Binder):
    """Binds what one route to a resource takes."""

    shares_body = True

    def service(self, target: ServiceTarget) -> Bound:
        """Bind all that the action of a route takes, and what the route takes besides."""
        found = action_of(target, self.model)
        if found is None:
            return self.contract()
        declared, action = found
        given = {argument.name.text: argument for argument in target.arguments}
        wants = wanted(self.route, target, declared, action)
        self._check_known(given, wants, declared, action, target)
        missing = []
        for want in wants:
            argument = given.get(want.field.name.text)
            if argument is not None:
                self._stated(want, argument)
            elif not self._usual(want, target):
                missing.append(want)
        self._missing(missing, target)
        for field in self.route.takes:
            self._declare(field)
        return self._bound()

    def _check_known(
        self,
        given: dict[str, Argument],
        wants: list[Wanted],
        declared: DeclaredResource,
        action: Action,
        target: ServiceTarget,
    ) -> None:
        if action.keys == "index" and not any(want.key for want in wants):
            return  # the index is none of the table's, and that is reported
        fields = {want.field.name.text: want.field for want in reversed(wants)}
        known = {**dict.fromkeys(want.field.name.text for want in wants), **action.arguments}
        for name, argument in given.items():
            if name not in known:
                self.diagnostics.append(
                    Diagnostic(
                        "unknown-parameter",
                        f"`{target.action}` of {with_article(declared.kind)} takes no `{name}`",
                        argument.name.span,
                        related=(
                            *similar_field(name, fields, "parameter"),
                            Related(declared.name.span, "declared here"),
                        ),
                        **write_nearest(
                            argument.name.span, known, f"it takes {listed(known)}", word=name
                        ),
                    )
                )

    # --- What the route states

    def _stated(self, want: Wanted, argument: Argument) -> None:
        field, value = want.field, argument.value
        if want.argument.form == "object" and not self._is_key(field, value):
            return
        if want.argument.form == "object" and isinstance(value, Text):
            self._object_key(field, value)
            return
        if want.argument.form == "json":
            field = field._replace(type=self._said_type(field, argument))
        elif "." in want.argument.usual:
            # What the service needs is there whenever the route does not say otherwise.
            field = field._replace(optional=False)
        self._argument(field, argument)

    @staticmethod
    def _said_type(field: Field, argument: Argument) -> Type:
        """What is sent where the route says: the body, a part of it, a value, or text."""
        value = argument.value
        if not isinstance(value, Reference):
            return Scalar("any", argument.span)
        if value.path == ("body",):
            return field.type
        return Scalar("any" if value.path[0] == "body" else "string", argument.span)

    def _is_key(self, field: Field, value: Value) -> bool:
        """Whether nothing of the body stands in a key: API Gateway hands that on unread."""
        declared = self._declared()
        parts = [part for part in references_in(value) if part.path[0] == "body"]
        for part in parts:
            if part.path[0] in declared:
                return True
            other = f"query.{part.path[1]}" if len(part.path) > 1 else ""
            help_ = f"{f'write `{other}`' if other else 'as in `query.key`'}, or another part"
            help_ += " of the request"
            self._wrong(
                part.span,
                f"the body is the object itself, and its `{field.name.text}` cannot be read there",
                write(part.span, other, help_, safe=False) if other else say(help_),
            )
        return not parts

    def _object_key(self, field: Field, value: Text) -> None:
        """The key of an object, put together from text and parts of the request."""
        declared = self._declared()
        for part in references_in(value):
            root, *rest = part.path
            if root in declared or root not in _IN_KEYS:
                continue
            key = ".".join(rest)
            if not key or (root == "path" and key not in self.route.path.variables):
                self._argument(field, Argument(field.name, part, part.span))
            else:
                name = Name(part.text, part.span)
                text = Field(name, Scalar("string", part.span), False, None, part.span)
                self._add(text, root, key, part.span)
        self.bindings.append(Binding(field, "value", "", value.span, value))

    # --- What it does not state

    def _usual(self, want: Wanted, target: ServiceTarget) -> bool:
        """Bind an argument to where it usually comes from; false where it must be stated."""
        field, usual = want.field, want.argument.usual
        name = field.name.text
        span = self.route.head
        texts = {"service": self.model.service.name.text, "type": body_type_name(self.route)}
        if name in self.route.path.variables and want.argument.form != "json":
            self._add(field, "path", name, self._segment(name))
        elif usual == "body" and self.route.method in BODY_METHODS:
            self._add(field, "body", "", span)
        elif usual == "query":
            self._add(field, "query", name, span)
        elif texts.get(usual):
            text = Text((texts[usual],), target.span)
            self.bindings.append(Binding(field, "value", "", target.span, text))
        elif "." in usual:
            root, _, key = usual.partition(".")
            self._add(field, root, key, target.span)
        else:
            return not (want.argument.needed or field.required)
        return True

    def _missing(self, wants: list[Wanted], target: ServiceTarget) -> None:
        """One mistake for all that must be stated and is not."""
        if not wants:
            return
        call = f"{target.resource}.{target.action}"
        stated = [f"{one.name.text}: {one.value.span.text}" for one in target.arguments]
        shown = ", ".join([*stated, *(self._example(want) for want in wants)])
        advice = write(call_span(target), f"{call}({shown})", safe=False)
        names = " and ".join(f"`{want.field.name.text}`" for want in wants)
        said = f"`{call}` needs {names}, and nothing of the request is called so"
        usual = wants[0].argument.usual
        if usual == "body":
            said = f"a {self.route.method} has no body for the {names} of `{call}`"
            advice = say(f"use POST, PUT or PATCH, or {advice['help']}")
        elif usual == "type":
            said = f"nothing says the {names} of what `{call}` puts"
            advice = say(f"{advice['help']}, or give the body a named type")
        keys = [want.key for want in wants if want.key is not None]
        related = (Related(key.span, "a part of the key") for key in keys)
        self._wrong(target.span, said, advice, *related)

    def _example(self, want: Wanted) -> str:
        """How an argument can be stated: by a variable of the path that nothing takes, or else."""
        name = want.field.name.text
        if want.argument.usual == "type":
            return f'{name}: "Clicked"'
        taken = {binding.key for binding in self.bindings if binding.source == "path"}
        free = [variable for variable in self.route.path.variables if variable not in taken]
        return f"{name}: path.{free[-1]}" if free else f"{name}: query.{name}"

    # --- What the route takes

    def _declare(self, taken: Field) -> None:
        """Let what the route takes say what a part of the request is; or ask for it besides."""
        root, _, key = taken.name.text.partition(".")
        same = [
            at
            for at, binding in enumerate(self.bindings)
            if binding.source == root and binding.key == key
        ]
        for at in same:
            binding = self.bindings[at]
            field = binding.field
            if field.required and not taken.required and taken.default is None and root != "body":
                self._wrong(
                    taken.name.span,
                    f"`{field.name.text}` must be there, and this may be absent",
                    say("take the `?` away, or give it a default"),
                )
            typed = field._replace(
                type=taken.type, optional=taken.optional, default=taken.default, doc=taken.doc
            )
            self.bindings[at] = binding._replace(field=typed)
        if not same:
            self._taken(taken)
