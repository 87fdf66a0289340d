// What the page says, in English and Chinese; texts of single sections are in texts_sections.js. {0}, {1} are filled in.
(h => {
  h.texts = {
    language: ["English", "中文"], months: ["Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"],
    skip: ["Skip to the content", "跳到正文"], contents: ["Contents", "目录"], print: ["Print", "打印"], dark_theme: ["Dark", "深色"], light_theme: ["Light", "浅色"],
    plan_word: ["Plan", "方案"], no_data: ["This page holds no results.", "本页面没有结果数据。"], plan_has_none: ["This plan does not have it.", "该方案不含此项内容。"],
    no_review: ["There is no review of {0} in these results.", "结果中没有{0}年的年终督查。"],
    foot: ["Made by Hearth. Every number is a mean or a range over repeated simulation runs, not a forecast; what is assumed is marked ◆.", "由 Hearth 生成。所有数字均为多次模拟的均值或区间,并非预测;标有◆的为假设值。"],

    nav_findings: ["Findings", "结论"], nav_targets: ["Targets", "目标"], nav_homes: ["Homes", "住房"], nav_people: ["People", "人才"], nav_map: ["Map", "地图"], nav_tasks: ["Tasks", "任务"],
    nav_money: ["Money", "资金"], nav_reviews: ["Reviews", "督查"], nav_comparison: ["Comparison", "比较"], nav_assumptions: ["Assumptions", "假设"],
    section_findings: ["What was found", "主要结论"], section_targets: ["Head-count targets", "人才集聚目标"], section_homes: ["Homes for talents", "人才住房"], section_people: ["People who come, stay and leave", "人才的流入、留存与流出"],
    section_map: ["Towns, rents and links", "街镇、租金与交通"], section_tasks: ["Departments and tasks", "部门与任务"], section_money: ["Money", "资金"], section_reviews: ["Year-end reviews", "年终督查"],
    section_comparison: ["Plans compared", "方案比较"], section_assumptions: ["Assumptions and how it was run", "假设与运行说明"],
    intro_targets: ["The line is the mean of all runs. Half of the runs lie in the dark band, nine in ten in the light one.", "实线为全部模拟的均值;深色带含半数模拟,浅色带含九成模拟。"],
    intro_homes: ["How many homes are delivered and lived in, how many stand idle, and how many people wait for one.", "各类住房交付、入住、空置多少,又有多少人在轮候。"],
    intro_people: ["Everybody who was in the district at some time: where they came from, how they live and work, and why some left.", "曾在本区的全部人才:从哪里来,住在哪里、做什么工作,以及部分人为何离开。"],
    intro_map: ["Circles are towns, larger where more talents live. Choose a month, and what the colour tells.", "圆点为街镇,居住人才越多圆点越大。可选择月份以及颜色所表示的内容。"],
    intro_tasks: ["Open a task to read what the document asks, which programmes carry it and what they cost.", "展开任务可查看文件要求、承担项目及其支出。"],
    intro_money: ["All postings of the run by who pays, for which task and for what. Means of all runs.", "全部模拟的平均值:由谁支付、用于哪项任务、何种用途。"],
    intro_reviews: ["How every item stands in December. Each bulletin prints on one sheet of A4.", "每年12月各事项的进展。每年通报可打印为一页A4纸。"],
    intro_comparison: ["Both plans live through the same luck, run by run, so that what differs is due to the plan.", "各方案在每次模拟中面对相同的随机情况,因此差异来自方案本身。"],
    intro_assumptions: ["The document states some of the values, statistics and the literature give others, the rest is assumed. Assumed values are marked ◆ throughout.", "部分数值由文件明确,部分来自统计与文献,其余为假设。假设值一律以◆标出。"],

    csv: ["CSV", "下载CSV"], table: ["Table", "表格"], drawing: ["Chart", "图形"], total: ["Total", "合计"], month: ["Month", "月份"], year: ["Year", "年份"], unit: ["Unit", "单位"], share: ["Share", "占比"], from: ["From", "起点"], to: ["To", "终点"],
    low: ["Low", "下限"], high: ["High", "上限"], low_of: ["{0}, low (5%)", "{0}下限(5%)"], high_of: ["{0}, high (95%)", "{0}上限(95%)"], range: ["{0} to {1}", "{0}至{1}"],
    bands: ["Bands: nine in ten runs.", "浅色带:九成模拟所在区间。"], bands_two: ["Dark band: half of the runs; light band: nine in ten.", "深色带:半数模拟;浅色带:九成模拟。"], whiskers: ["Lines: nine in ten runs.", "横线:九成模拟所在区间。"], whole_run_means: ["Whole run, means of all runs.", "模拟全期,各次模拟均值。"],
    chart_of: ["Chart: {0}.", "图:{0}。"], line_alt: ["{0}: {1} in {2}, {3} in {4}.", "{0}:{2}为{1},{4}为{3}。"], and_more: ["and {0} more", "另有{0}项"],
    share_of_runs: ["share of runs", "占模拟次数的比例"], mean_of_runs: ["Mean of the runs", "模拟均值"],
    green: ["on plan", "绿灯"], amber: ["slipping", "黄灯"], red: ["behind", "红灯"], none: ["not due", "未到期"],
    money: ["CNY {0} million", "{0}万元"], money_large: ["CNY {0} hundred million", "{0}亿元"], money_unit: ["million CNY", "万元"], points: [" points", "个百分点"], points_word: ["percentage points", "百分点"],

    unit_people: ["people", "人"], unit_heads: ["heads", "人(个)"], unit_homes: ["homes", "套(间)"], unit_posts: ["posts", "个岗位"], unit_firms: ["firms", "家"], unit_teams: ["teams", "个团队"], unit_month: ["months", "个月"], unit_months: ["months", "个月"], unit_years: ["years", "年"],
    unit_CNY: ["CNY", "元"], "unit_million CNY": ["million CNY", "万元"], "unit_CNY/m2/month": ["CNY per m² and month", "元/平方米·月"], "unit_CNY/month": ["CNY a month", "元/月"], "unit_CNY/year": ["CNY a year", "元/年"],
    unit_min: ["minutes", "分钟"], unit_visits: ["visits", "人次"], unit_cases: ["cases", "件"], unit_applicants: ["applicants", "个申请"], unit_units: ["units", "个"], unit_items: ["items", "项"], unit_m2: ["m²", "平方米"], unit_date: ["date", "日期"],
    unit_multiplier: ["multiplier", "倍数"], unit_replications: ["runs", "次模拟"], unit_number: ["number", "个"], unit_degree: ["degrees", "度"], unit_share: ["share", "比例"], "unit_hazard ratio": ["hazard ratio", "风险比"], "unit_full-time posts": ["full-time posts", "个全职岗位"],
    "unit_per unit weight": ["per unit of weight", "每单位权重"], unit_elasticity: ["elasticity", "弹性"], "unit_per year": ["a year", "每年"], "unit_per month": ["a month", "每月"], "unit_rounds/year": ["rounds a year", "轮/年"], "unit_month of year": ["month of the year", "月份"], unit_points: ["points", "分"],
    unit_instalments: ["instalments", "期"], "unit_leads/year": ["leads a year", "条线索/年"], unit_places: ["places", "个名额"], unit_ratio: ["ratio", "比值"], unit_counters: ["counters", "个窗口"], "unit_log sd": ["standard deviation of the log", "对数标准差"], "unit_arrivals/year": ["arrivals a year", "人/年"],
    unit_ties: ["ties", "条联系"], "unit_firms/month": ["firms a month", "家/月"], "unit_per month per point": ["a month and point", "每月每分"], "unit_per min": ["a minute", "每分钟"], "unit_per ratio": ["per unit of the ratio", "每单位比值"], "unit_x city average": ["times the city's average", "倍于全市平均"],
    "unit_points/year": ["points a year", "分/年"], "unit_points/month": ["points a month", "分/月"], unit_times: ["times", "次"], "unit_CNY/home": ["CNY a home", "元/套"], "unit_CNY/home/month": ["CNY a home and month", "元/套·月"], "unit_1/month": ["a month", "每月"], "unit_1/year": ["a year", "每年"],
  };

  // A text in the page's language, with what belongs at {0}, {1}, ...
  h.t = (key, ...values) => {
    const pair = h.texts[key];
    if (!pair) { console.error("no text for " + key); return key; }
    return h.typeset(pair[h.lang === "zh" ? 1 : 0].replace(/\{(\d)\}/g, (_, i) => String(values[+i] ?? "")));
  };
  h.textOf = key => Object.hasOwn(h.texts, key) ? h.texts[key] : null;
  h.both2 = key => ({ en: h.texts[key][0], zh: h.texts[key][1] });
})(window.hearth ??= {});
