"""Commands that answer questions in everyday words: who-handles, search."""

from typing import Annotated

from mandate_cli.cli.options import Encoding, argument, command, option
from mandate_cli.cli.session import Reply, Session


@command(
    ("who-handles {task}", "Who handles this?"),
    ("who-handles {task} --as-of {end}", "Who handled it at the end of {year}?"),
    nothing="nobody here is known to handle it; with -, none of the tasks",
    also="phrases",
)
def who_handles(
    session: Session,
    task: Annotated[list[str], argument("TASK", "What it is about, in everyday Thai; - reads one task a line.")],
    encoding: Encoding = None,
) -> int:
    """Say which {unit} handles a task, and by which duty.

    If nobody is known to handle it, it says so.
    """
    from mandate_cli.output import as_json, question_pages
    from mandate_cli.search.tasks import Handlers
    from mandate_cli.thai import keyboard

    mandate = session.mandate
    handlers = Handlers(mandate, session.store.index, session.store.lineage)

    def has_answer(query: str) -> bool:
        answer = handlers.ask(query)
        return answer.answered or answer.other_agency is not None

    def ask(query: str) -> Reply:
        answer = handlers.ask(query)
        meant = None if answer.answered else keyboard.retyped(query, has_answer)
        parts = handlers.parts(query)
        shown = [handler for each in (answer, *parts) for handler in each.handlers] or answer.closest
        return Reply(
            [
                *(each.provision for each in answer.lapsed),
                *(handler.group.line for handler in shown),
                *(evidence.provision for handler in shown for evidence in handler.evidence),
            ],
            lambda: as_json.who_handles(answer, mandate, meant, parts),
            lambda: (
                question_pages.several_tasks(parts, mandate)
                if parts
                else question_pages.who_handles(answer, mandate, meant)
            ),
            any(each.answered for each in (answer, *parts)),
        )

    return session.answer_each(" ".join(task), "TASK", ask, encoding)


@command(
    ("search {task}", "Where does the law speak of this?"),
    nothing="nothing in the law has these words; with -, those of no line",
    also="pager",
)
def search(
    session: Session,
    text: Annotated[list[str], argument("TEXT", "Words to find in the law; - reads one query a line.")],
    limit: Annotated[int, option("--limit", "COUNT", "Show at most so many results. Default: 20.", min=1)] = 20,
    encoding: Encoding = None,
) -> int:
    """Find words in the law, in any order.

    Where nothing has them, nearly the same words are offered.
    """
    from mandate_cli.law.model import Group
    from mandate_cli.output import as_json, question_pages
    from mandate_cli.search.groups import called
    from mandate_cli.search.text import Texts
    from mandate_cli.thai import keyboard

    texts = Texts(session.mandate, session.store.index.words)

    def find(query: str) -> Reply:
        found = texts.search(query)
        meant = None if found.hits else keyboard.retyped(query, texts.has)
        named = called(session.mandate, query)
        see = None if isinstance(named, Group) else named
        return Reply(
            [hit.provision for hit in (found.hits or found.nearly)[:limit]],
            lambda: as_json.search(query, found, session.mandate, limit, meant, see),
            lambda: question_pages.search(query, found, limit, meant, see),
            bool(found.hits),
        )

    return session.answer_each(" ".join(text), "TEXT", find, encoding)
