"""The house pays for `openai` only when a model is asked."""

import subprocess
import sys


def test_openai_is_not_imported_before_a_call() -> None:
    made = (
        "LanguageModel(base_url='http://127.0.0.1:9/v1', api_key='k', model='m', concurrency=1, prices=Prices(1, 1, 1)"
    )
    code = (
        "import sys; from bot.llm import Batches, LanguageModel, Prices;"
        f"Batches({made}, context_tokens=9));"
        "sys.exit(' '.join({'openai', 'httpx2', 'httpx'} & sys.modules.keys()))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr.strip() == ""
    )
