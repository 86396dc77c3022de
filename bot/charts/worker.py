"""The process that draws one picture: a request in JSON comes in, the picture's bytes go out. It knows no secret."""

import sys

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from bot.model.trends import Form, Labels, Theme, Trend


@dataclass(frozen=True)
class Job:
    """What is to be drawn; of `labels` the first that can be shown are taken."""

    trend: Trend
    labels: tuple[Labels, ...]
    theme: Theme
    form: Form = Form.PNG


_JOBS: TypeAdapter[Job] = TypeAdapter(Job)


def to_json(job: Job) -> bytes:
    """A job as the process reads it."""
    return _JOBS.dump_json(job)


def drawn(content: bytes) -> bytes:
    """The picture of a job."""
    from bot.charts.chart import draw  # noqa: PLC0415 - matplotlib is for the process alone

    job = _JOBS.validate_json(content)
    return draw(job.trend, job.labels, job.theme, job.form)


def main() -> None:
    """One job from standard input to standard output."""
    sys.stdout.buffer.write(drawn(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
