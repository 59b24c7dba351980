"""The two tables of the county's plan for a quarter: what each line is computed by."""

import conduct
import projects
import service
import work

# Of each group: number, indicator, points.
TABLES = {
    "甲类": [
        ("1.1", "季度投资完成率", 10), ("1.2", "形象进度节点按期率", 10), ("1.3", "开工（复工）率", 5),
        ("1.4", "问题协调销号率", 5), ("1.5", "一项目一领导一方案", 3), ("1.6", "质量安全", 2),
        ("2.1", "任务按期完成率", 12), ("2.2", "完成质量", 6), ("2.3", "民生实事", 4), ("2.4", "隐患整改率", 3),
        ("3.1", "五个工作日反馈", 6), ("3.2", "交办事项办结率", 6), ("3.3", "退办重办", 3), ("4.1", "学习", 3),
        ("4.2", "调研蹲点", 3), ("4.3", "谈话走访承诺", 2), ("4.4", "问题整改销号率", 4), ("4.5", "作风问题（业务）", 3),
        ("5.1", "报送及时", 4), ("5.2", "报送完整", 2), ("5.3", "报送准确", 3), ("5.4", "报送规范", 1),
    ],
    "乙类": [
        ("1.1", "任务按期完成率", 18), ("1.2", "完成质量", 8), ("1.3", "项目服务事项办结率", 8), ("1.4", "制度建设", 6),
        ("2.1", "五个工作日反馈", 8), ("2.2", "交办事项办结率", 8), ("2.3", "退办重办", 4), ("3.1", "学习", 4),
        ("3.2", "调研蹲点", 3), ("3.3", "谈话走访承诺", 3), ("3.4", "问题整改销号率", 5), ("3.5", "作风问题（综合）", 5),
        ("4.1", "报送及时", 4), ("4.2", "报送完整", 2), ("4.3", "报送准确", 3), ("4.4", "报送规范", 1),
        ("5.1", "服务对象评价", 6), ("5.2", "信访投诉按期办结率", 4),
    ],
}
# After the total: the first section, the rate of what the county handed out, less taken off, earlier in.
TIES = ["1.", "交办事项办结率"]

RULES = {
    "季度投资完成率": projects.investment,
    "形象进度节点按期率": projects.milestones,
    "开工（复工）率": projects.starts,
    "问题协调销号率": conduct.coordination,
    "一项目一领导一方案": projects.leader_and_plan,
    "质量安全": projects.safety,
    "民生实事": projects.daily_life,
    "隐患整改率": projects.hazards,
    "作风问题（业务）": lambda q, u, p: conduct.conduct(q, u, p, (1, 2, 3)),
    "任务按期完成率": lambda q, u, p: work.done_rate(q, u, p, "重点工作"),
    "完成质量": work.quality,
    "项目服务事项办结率": work.services,
    "制度建设": work.rules,
    "五个工作日反馈": work.feedback,
    "交办事项办结率": lambda q, u, p: work.done_rate(q, u, p, "县委县政府交办"),
    "退办重办": work.sent_back,
    "学习": conduct.study,
    "调研蹲点": conduct.research,
    "谈话走访承诺": conduct.talks,
    "问题整改销号率": conduct.mending,
    "作风问题（综合）": conduct.conduct,
    "报送及时": service.timely,
    "报送完整": service.complete,
    "报送准确": service.accurate,
    "报送规范": service.tidy,
    "服务对象评价": service.rated,
    "信访投诉按期办结率": service.petitions,
}


def excess(q, unit):
    """Marks for more than was planned, which count as a bonus."""
    group = next(u.get("组别") for u in q.units if u["单位"] == unit)
    return projects.excess(q, unit) if group == "甲类" else 0
