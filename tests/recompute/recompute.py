"""A second, independent computation of a campaign's score tables, to be compared with result.json.

    python3 tests/recompute/recompute.py RESULT_JSON CAMPAIGN_FOLDER [MOST_LEFT_OUT]

Written from the rules, not from the program: it shares no code with it, reads the workbooks with openpyxl and the
sealed periods from history/. It prints every mark with its arithmetic, and ends with 1 where a mark, a total, a place
or a board differs. Its reader knows the layouts and values of the samples; a line it cannot vouch for is named as left
out, and more left out than allowed (none, unless a number is given) is a failure.
"""

import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import compare  # noqa: E402
import county  # noqa: E402
import province  # noqa: E402
from inputs import Inputs  # noqa: E402

PLANS = {"三大活动": county, "能力作风建设年": province}


def main():
    result = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    most = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    q = Inputs(sys.argv[2], result["period"]["id"])
    for unit, place, why in q.told:
        print(f"未读：{unit} {place} {why}")
    done = compare.Compared()
    compare.compare(q, PLANS[q.campaign["campaign"]["short"]], result, done)
    counts = "、".join(f"{kind}{count}" for kind, count in done.counts.items())
    print(f"\n核对{done.counts.total()}处（{counts}），未核{len(done.left)}处，不一致{len(done.wrong)}处")
    for line in done.left:
        print(f"  未核：{line}")
    for line in done.wrong:
        print(f"  不一致：{line}")
    if len(done.left) > most:
        print(f"未核的多于{most}处，不能算核对过")
    sys.exit(1 if done.wrong or len(done.left) > most else 0)


if __name__ == "__main__":
    main()
