"""What a browser asks for: the form, what was read, the report with the way there, the list. All without JavaScript."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from framing import __version__
from framing.errors import BusyError, FramingError, UsageError
from framing.read.articles import TOGETHER
from framing.render import fonts, html
from framing.render.folders import template_folder
from framing.serve import form_fields, story_archive
from framing.serve.comparison_store import LISTED, ComparisonStore, StoredComparison, UnstoredError
from framing.serve.comparisons import Comparisons
from framing.serve.protection import FORM_KEY, Gate, cookie
from framing.serve.report_bar import with_bar
from framing.settings import Settings

_AT_ONCE = 2.0  # seconds that a browser waits for a page before it is shown how far things are
_SHORTLY = 0.3  # the same where it is at work for longer anyhow
_STYLES = ("styles/base.css", "styles/briefing.css", "screen.css", "serve/pages.css")
_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_REFRESH = 1  # seconds
_FIELDS = 20_000  # of a form: a zone a paragraph

type Endpoint = Callable[[Request], Awaitable[Response]]


class PageRoutes:
    """The pages over the comparisons of a folder."""

    def __init__(self, comparisons: Comparisons, gate: Gate, settings: Settings) -> None:
        self._comparisons, self._gate, self._settings = comparisons, gate, settings
        folder = template_folder()
        parts = [(folder / name).read_text(encoding="utf-8") for name in _STYLES]
        self._style = (fonts.linked_faces("/fonts/") + "\n".join(parts)).encode("utf-8")
        self._bar_style = (folder / "serve" / "bar.css").read_bytes()
        self._fonts = {name: folder / "fonts" / "web" / name for name in fonts.files()}
        self._script = (folder / "serve" / "progress.js").read_bytes()

    @property
    def _store(self) -> ComparisonStore:
        return self._comparisons.store

    def routes(self) -> list[Route]:
        """Every address of a page."""
        one = "/comparisons/{id}"
        posted = {
            "/comparisons": self._create,
            f"{one}/articles": self._save,
            f"{one}/more": self._more,
            f"{one}/choose": self._choose,
            f"{one}/compare": self._compare,
            f"{one}/corrections": self._correct,
            f"{one}/delete": self._delete,
        }
        shown = {
            "/": self._new,
            "/comparisons": self._list,
            one: self._show,
            f"{one}/articles": self._articles,
            f"{one}/corrections": self._corrections,
            f"{one}/report": self._report,
            f"{one}/progress": self._progress,
            f"{one}/articles.zip": self._archive,
            f"{one}/report.{{format}}": self._download,
            "/sign-in": self._sign_in,
            "/style.css": self._styles,
            "/progress.js": self._scripts,
            "/fonts/{name}": self._font,
        }
        return [
            *(Route(path, self._told(endpoint), methods=["GET"]) for path, endpoint in shown.items()),
            *(Route(path, self._told(self._keyed(endpoint)), methods=["POST"]) for path, endpoint in posted.items()),
            Route("/sign-in", self._told(self._signed_in), methods=["POST"]),
        ]

    def message(self, request: Request, status: int, title: str, lines: tuple[str, ...] = ()) -> Response:
        """A page that says what is the matter."""
        return self._page(request, "message", {"title": title, "lines": lines}, status)

    def _page(self, request: Request, name: str, values: Mapping[str, object], status: int = 200) -> Response:
        if FORM_KEY not in request.scope:
            request.scope[FORM_KEY] = self._gate.form_key(request)
        common = {
            "form_key": request.scope[FORM_KEY],
            "read_only": self._gate.read_only,
            "fetching": self._comparisons.fetcher is not None,
            "version": __version__,
            "together": TOGETHER,
            "refresh": 0,
            "paper": False,  # for what pages have in common with the report
        }
        page = html.fill(f"serve/{name}.html.j2", {**common, **values}, self._settings, style="")
        return Response(page, status, media_type="text/html; charset=utf-8")

    def _told(self, endpoint: Endpoint) -> Endpoint:
        """An endpoint whose errors become pages."""

        async def answered(request: Request) -> Response:
            try:
                return await endpoint(request)
            except BusyError as error:
                answer = self.message(request, 503, "Please wait a moment", (f"{error.what}.", error.next))
                answer.headers["Retry-After"] = "30"
                return answer
            except UnstoredError as error:
                lines = (f"{error.what}.", error.next, "What you wrote is still in your browser: go back to it.")
                return self.message(request, 507, "Nothing could be stored", lines)
            except FramingError as error:
                what = f"{error.where}: {error.what}." if error.where else f"{error.what}."
                return self.message(request, 422, "This cannot be done", (what, error.next))

        return answered

    def _keyed(self, endpoint: Callable[[Request, FormData], Awaitable[Response]]) -> Endpoint:
        """An endpoint for forms of ours alone."""

        async def answered(request: Request) -> Response:
            limit = self._settings.max_bytes * 2
            async with request.form(max_files=TOGETHER * 2, max_fields=_FIELDS, max_part_size=limit) as form:
                if not self._gate.ours(request, form.get(FORM_KEY)):
                    lines = ("Nothing was done. Go back, load the page again, and send it once more.",)
                    return self.message(request, 403, "This form is out of date", lines)
                return await endpoint(request, form)

        return answered

    # New comparisons

    async def _new(self, request: Request) -> Response:
        return self._form(request, {}, None)

    def _form(self, request: Request, filled: Mapping[str, str], error: FramingError | None) -> Response:
        latest = self._store.listed()[0][:5]
        values = {"filled": filled, "error": error, "latest": latest, "limit": self._gate.most // 1_000_000}
        return self._page(request, "new", values, 422 if error else 200)

    async def _create(self, request: Request, form: FormData) -> Response:
        try:
            found = [*form_fields.articles(form, TOGETHER), *await form_fields.files(form)]
            if not found:
                raise UsageError("there is no text yet", next="Paste two articles on one story, or drop their files.")
            if len(found) > TOGETHER:
                raise UsageError(f"{len(found)} articles are too many", next=f"Two to {TOGETHER} are compared.")
            id = await self._comparisons.create(found, onward=form.get("do") == "compare")
        except UsageError as error:
            return self._form(request, {key: str(value) for key, value in form.items()}, error)
        await self._comparisons.settled(id, _SHORTLY)
        return _to(f"/comparisons/{id}")

    async def _begun(self, id: str, title: str | None = None) -> Response:
        self._comparisons.compare(id, title)
        return _to(f"/comparisons/{id}")

    # What was read

    async def _articles(self, request: Request) -> Response:
        found = self._known(request)
        if found.state == "reading":
            return _to(f"/comparisons/{found.id}")
        return self._read(request, found, None)

    def _read(self, request: Request, found: StoredComparison, error: FramingError | None) -> Response:
        articles = self._store.articles(found.id)
        values = {
            "title": found.title or "What was read",
            "comparison": found,
            "articles": articles,
            "zones": form_fields.ZONES,
            "shown": form_fields.SHOWN,
            "letters": "ABCDEF",
            "reported": bool(self._store.formats(found.id)),
            "error": error,
        }
        return self._page(request, "articles", values, 422 if error else 200)

    async def _save(self, request: Request, form: FormData) -> Response:
        found = self._known(request)
        removed = str(form.get("remove") or "")
        if removed.isdigit():
            self._store.replace_article(found.id, int(removed), ())
            return _to(f"/comparisons/{found.id}/articles")
        try:
            for article in self._store.articles(found.id):
                if article.record is not None:
                    told, rows = form_fields.given(form, article), form_fields.zone_rows(form, article)
                    await self._comparisons.revise(found.id, article.number, told, rows)
            if form.get("do") == "compare":
                return await self._begun(found.id, form_fields.line(form.get("heading")))
        except UsageError as error:
            return self._read(request, found, error)
        return _to(f"/comparisons/{found.id}/articles")

    async def _more(self, request: Request, form: FormData) -> Response:
        found = self._known(request)
        added = [*form_fields.articles(form, 1), *await form_fields.files(form)]
        if not added:
            raise UsageError("there is no text yet", next="Paste an article, or drop its file.")
        await self._comparisons.add(found.id, added)
        await self._comparisons.settled(found.id, _AT_ONCE)
        return _to(f"/comparisons/{found.id}")

    async def _choose(self, request: Request, form: FormData) -> Response:
        found = self._known(request)
        chosen = [int(value) for value in form.getlist("chosen") if isinstance(value, str) and value.isdigit()]
        number = str(form.get("number") or "")
        try:
            await self._comparisons.choose(found.id, int(number) if number.isdigit() else 0, chosen)
        except UsageError as error:
            return self._read(request, found, error)
        await self._comparisons.settled(found.id, _AT_ONCE)
        return _to(f"/comparisons/{found.id}")

    # The report

    async def _compare(self, request: Request, form: FormData) -> Response:
        return await self._begun(self._known(request).id)

    async def _show(self, request: Request) -> Response:
        found = self._known(request)
        await self._comparisons.settled(found.id, _SHORTLY)
        found = self._known(request)
        if found.state == "draft":
            return _to(f"/comparisons/{found.id}/articles")
        if found.state == "done":
            return _to(f"/comparisons/{found.id}/report")
        values = {
            "title": "The comparison was not made" if found.state == "failed" else "Being made",
            "comparison": found,
            "stage": self._comparisons.stages.get(found.id, ""),
            "refresh": _REFRESH if found.state != "failed" else 0,
            "earlier": bool(self._store.formats(found.id)),
        }
        return self._page(request, "progress", values)

    async def _progress(self, request: Request) -> Response:
        found = self._known(request)
        return JSONResponse({"state": found.state, "stage": self._comparisons.stages.get(found.id, "")})

    async def _report(self, request: Request) -> Response:
        found = self._known(request)
        report = self._store.report(found.id, "html")
        if report is None:
            return _to(f"/comparisons/{found.id}/articles")
        values = {"comparison": found, "formats": self._comparisons.formats, "read_only": self._gate.read_only}
        bar = html.fill("serve/bar.html.j2", values, self._settings, style="")
        answer = Response(with_bar(report, bar, self._bar_style), media_type=_TYPES["html"])
        # The page brings its own policy with it, which allows its styles by digest and nothing else.
        answer.headers["Content-Security-Policy"] = "frame-ancestors 'none'"
        return answer

    async def _download(self, request: Request) -> Response:
        found = self._known(request)
        format = request.path_params["format"]
        if format not in self._comparisons.formats:
            raise HTTPException(404)
        report = self._store.report(found.id, format)
        if report is None:
            working = self._comparisons.working(found.id)
            if working:
                await self._comparisons.settled(found.id, _AT_ONCE)
                report = self._store.report(found.id, format)
                working = self._comparisons.working(found.id)
        if report is None:
            values = {
                "title": f"The {format.upper()} is being made" if working else f"There is no {format.upper()} yet"
            }
            shown = {**values, "comparison": found, "format": format, "working": working, "refresh": int(working)}
            return self._page(request, "format", shown, 202 if working else 404)
        name = _file_name(found.title)
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}.{format}"}
        return Response(report, headers=headers, media_type=_TYPES.get(format, "application/octet-stream"))

    async def _archive(self, request: Request) -> Response:
        found = self._known(request)
        data = story_archive.archive(found.given_title, self._store.articles(found.id))
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(_file_name(found.title))}.zip"}
        return Response(data, headers=headers, media_type="application/zip")

    # What is put right in the report

    async def _corrections(self, request: Request) -> Response:
        return self._put_right(request, self._known(request), None)

    def _put_right(self, request: Request, found: StoredComparison, error: FramingError | None) -> Response:
        values = {
            "title": "Put something right",
            "comparison": found,
            "articles": self._store.articles(found.id),
            "letters": "ABCDEF",
            "types": form_fields.TYPES,
            "error": error,
        }
        return self._page(request, "corrections", values, 422 if error else 200)

    async def _correct(self, request: Request, form: FormData) -> Response:
        found = self._known(request)
        articles = self._store.articles(found.id)
        withdrawn, number = str(form.get("withdraw") or ""), str(form.get("article") or "all")
        try:
            if withdrawn:
                number, _, at = withdrawn.partition("-")
                for article in articles:
                    if str(article.number) == number:
                        rows = [row for place, row in enumerate(article.corrections) if str(place) != at]
                        await self._comparisons.revise(found.id, article.number, article.given, rows)
            else:
                row = form_fields.speaker_row(form)
                for article in articles:
                    if number in ("all", str(article.number)) and row not in article.corrections:
                        rows = [*article.corrections, row]
                        await self._comparisons.revise(found.id, article.number, article.given, rows)
            return await self._begun(found.id, found.given_title)
        except UsageError as error:
            return self._put_right(request, found, error)

    # Earlier comparisons

    async def _list(self, request: Request) -> Response:
        words = form_fields.line(request.query_params.get("q"))
        page = request.query_params.get("page", "1")
        number = max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 7 else 1
        rows, total = self._store.listed(words, number)
        pages = max(1, -(-total // LISTED))
        values = {"title": "Comparisons", "rows": rows, "total": total, "words": words, "page": number, "pages": pages}
        return self._page(request, "list", values)

    async def _delete(self, request: Request, form: FormData) -> Response:
        found = self._known(request)
        if form.get("sure") != "yes":
            values = {"title": "Delete this comparison?", "comparison": found}
            return self._page(request, "delete", values)
        self._comparisons.delete(found.id)
        return _to("/comparisons")

    # Signing in, and what pages are shown with

    async def _sign_in(self, request: Request) -> Response:
        if self._gate.lets_in(request):
            return _to("/")
        return self._page(request, "sign_in", {"title": "Sign in", "wrong": False})

    async def _signed_in(self, request: Request) -> Response:
        form = await request.form(max_files=0, max_fields=4)
        token = self._gate.token
        if token is None or not self._gate.right_token(str(form.get("token") or "")):
            return self._page(request, "sign_in", {"title": "Sign in", "wrong": True}, 403)
        answer = _to("/")
        cookie(answer, self._gate.signed_in, self._gate.sign(f"token {token}"))
        return answer

    async def _styles(self, request: Request) -> Response:
        return Response(self._style, media_type="text/css; charset=utf-8", headers=_KEPT)

    async def _scripts(self, request: Request) -> Response:
        return Response(self._script, media_type="text/javascript; charset=utf-8", headers=_KEPT)

    async def _font(self, request: Request) -> Response:
        file: Path | None = self._fonts.get(request.path_params["name"])
        if file is None:
            raise HTTPException(404)
        return FileResponse(file, media_type="font/woff2", headers=_KEPT)

    def _known(self, request: Request) -> StoredComparison:
        found = self._store.comparison(request.path_params["id"])
        if found is None:
            raise HTTPException(404)
        return found


_KEPT = {"Cache-Control": "private, max-age=3600"}


def _to(address: str) -> Response:
    return RedirectResponse(address, 303)


def _file_name(title: str) -> str:
    words = "".join(sign if sign.isalnum() else " " for sign in title).split()
    return "-".join(words)[:60].strip("-") or "comparison"
