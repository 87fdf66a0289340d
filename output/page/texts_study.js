// What the section of a study says, in English and Chinese.
(h => Object.assign(h.texts, {
  nav_study: ["Study", "研究"], section_study: ["What matters: many values varied at once", "什么起作用:同时改变多个数值"],
  intro_study: ["Each point of the study is the plan with other values. Choose what is measured; the drawings below follow.", "研究的每个点都是取值不同的方案。选择所看的指标,以下图形随之变化。"],
  study_eyebrow: ["A study of {0} points, {1} each, {2} – {3}", "研究:{0}个点,每点{1},{2}–{3}"],
  study_measure: ["Measure", "指标"], study_measure_at: ["{0}, {1}", "{0}({1})"], study_title_of: ["Study: {0}", "研究:{0}"],
  study_target_at_least: ["To reach: at least {0}.", "须达到:不低于{0}。"], study_target_at_most: ["Not to pass: at most {0}.", "不得超过:{0}。"],
  factor: ["Factor", "因素"], influence: ["Influence", "影响"], clear: ["Clear", "是否明确"], clear_yes: ["yes", "是"], clear_no: ["can't be told from none", "与无影响无法区分"], points_count: ["Points", "点数"],

  tornado_title: ["{0}: what each factor does, from its low end to its high end", "{0}:各因素从低端到高端的作用"], tornado_unit: ["Mean of the points at either end of the factor, {0}", "因素两端各点的均值,{0}"],
  tornado_low: ["at the low end", "低端"], tornado_high: ["at the high end", "高端"], tornado_lowest: ["lowest", "最低"], tornado_highest: ["highest", "最高"],
  tornado_note: ["The line is the mean of all points, {0}. Thin lines: 95% intervals. ◆ the value is assumed; ○ (faint) can't be told from no influence.", "竖线为全部点的均值{0};细线为95%区间。◆ 其取值为假设;○(浅色)与无影响无法区分。"],
  more_in_table: [" The table has all {0} factors.", "表格列出全部{0}个因素。"], end_value: ["Value at the {0}", "取值({0})"], end_mean: ["Mean at the {0}", "均值({0})"], end_low: ["low", "下限"], end_high: ["high", "上限"],
  influence_explains: ["explains {0}", "解释{0}"], influence_total: ["with interactions {0}", "总效应{0}"], influence_size: ["mean effect size {0}", "平均影响幅度{0}"],
  at_value: ["{0} at {1}", "取{1}时为{0}"], of_points: ["{0} points", "{0}个点"],
  morris_title: ["{0}: size of the effect of each factor", "{0}:各因素影响的幅度"], morris_unit: ["Effect of the whole range of the factor, {0}", "因素全部范围的影响,{0}"], morris_size: ["mean size of effects", "平均影响幅度"], morris_mean: ["mean effect, with its sign", "带符号的平均影响"],
  morris_note: ["◇ mean effect with its sign. Thin lines: 95% intervals of the size. Where the mean lies far from the size, the effect turns with the other factors. ◆ the value is assumed; ○ (faint) can't be told from no influence.", "◇ 带符号的平均影响;细线为幅度的95%区间。均值与幅度相差大时,影响的方向随其他因素而变。◆ 其取值为假设;○(浅色)与无影响无法区分。"],
  sobol_title: ["{0}: share of the variance that each factor brings", "{0}:各因素带来的方差份额"], sobol_unit: ["Sobol's indices, share of the variance of the points' means", "索博尔指数,占各点均值方差的份额"], sobol_first: ["alone", "单独效应"], sobol_total: ["with its interactions", "总效应(含交互)"],
  sobol_note: ["Thin lines: 95% intervals. ◆ the value is assumed; ○ (faint) can't be told from no influence.", "细线为95%区间。◆ 其取值为假设;○(浅色)与无影响无法区分。"],
  influence_alt: ["{0}. The most influential first.", "{0}。由影响最大的因素起。"], nothing_ranked: ["What matters can't be told: too few points, or the measure does not vary.", "无法判断什么起作用:点数太少,或指标没有变化。"],

  heat_title: ["{0}: {1} by {2}", "{0}:{1}与{2}"], heat_first: ["Across", "横轴"], heat_second: ["Upwards", "纵轴"], heat_by: ["Colour", "颜色"], heat_mean: ["Mean", "均值"], heat_missed: ["Share of runs that miss the target", "未达目标的模拟比例"],
  heat_mean_unit: ["Mean of the points, {0}", "各点均值,{0}"], heat_note: ["Cells hold equal counts of points along each side, or one listed value. “–”: no point lies there.", "每边按相等点数或所列取值分格。“–”表示该格没有点。"],
  heat_alt: ["{0} points in {1} cells; from {2} ({3}) to {4} ({5}).", "{1}格共{0}个点;最低{2}({3}),最高{4}({5})。"], heat_none: ["none of the cells holds a point", "各格均没有点"],

  box_title: ["When {0}: box {1}", "{0}的条件之{1}"], boxes_heading: ["When the target is missed", "何时未达目标"], box_case: ["the target is missed", "未达目标"],
  box_unit: ["{0} of the {1} points inside are misses; they are {2} of all misses. So good a box comes by chance with p = {3}.", "框内{1}个点中{0}未达目标,占全部未达目标点的{2};偶然得到同样好的框的概率 p = {3}。"],
  box_unit_later: ["Of the other points: {0} of the {1} points inside are misses; they are {2} of all misses. So good a box comes by chance with p = {3}.", "在其余点中:框内{1}个点中{0}未达目标,占全部未达目标点的{2};偶然得到同样好的框的概率 p = {3}。"],
  box_note: ["Line: the whole range; bar: the part inside the box. A miss is a point where at least half of the runs miss.", "细线为全部范围,粗条为框内部分。未达目标的点指至少半数模拟未达目标的点。"], box_alt: ["{0}: inside the box {1}.", "{0}:框内{1}。"],
  box_inside: ["Inside the box", "框内"], box_whole: ["Whole range", "全部范围"], box_at_least: ["at least {0}", "不低于{0}"], box_at_most: ["at most {0}", "不高于{0}"], quasi_p: ["p of the restriction", "该限制的p值"],
  no_boxes_none: ["At none of the points is the target missed in half of the runs: there is nothing to look for.", "没有一个点有半数模拟未达目标,无需寻找条件。"], no_boxes_cannot: ["When the target is missed can't be told: {0}.", "无法判断何时未达目标:{0}。"],
  no_boxes_chance: ["No values of the factors set the misses apart more than chance would.", "没有偶然之外的规律能将未达目标的点区分开。"],

  parallel_title: ["{0}: points of the study", "{0}:研究的各点"], parallel_unit: ["A line a point, through the values of the most influential factors to the measure ({0})", "每条线为一个点,依次经过影响最大的因素取值,最后是指标({0})"], parallel_by: ["Colour", "颜色"],
  parallel_by_case: ["target missed or reached", "是否达到目标"], parallel_by_measure: ["the measure", "指标数值"], case_missed: ["missed in half of the runs or more", "半数及以上模拟未达"], case_reached: ["reached in more than half", "过半模拟达到"],
  parallel_note: ["{0} of {1} points, evenly spaced through the design. Drag along an axis to pick out points; a click beside the mark lets them go.", "画出{1}个点中的{0}个,沿设计均匀选取。沿轴拖动可挑选点,点击标记之外即取消。"], parallel_box: [" Strong lines lie in the first box.", "粗线在第一个框内。"],
  parallel_alt: ["{0} points; {1} from {2} to {3}.", "{0}个点;{1}自{2}至{3}。"], point_number: ["Point {0}", "点{0}"], in_first_box: ["In the first box", "在第一个框内"], case_word: ["Target", "目标"], yes: ["yes", "是"], no: ["no", "否"],

  by_influence_title: ["Assumptions by influence", "按影响排列的假设"], by_influence_note: ["Values of the study that are assumed, the most influential first for each measure: these are worth the most to find out. ○ can't be told from no influence.", "研究中属于假设的取值,按对各指标的影响由大到小排列,最值得查清。○ 表示与无影响无法区分。"],
  no_assumed_factor: ["The study varies no assumed value.", "研究没有改变任何假设值。"], rank: ["Rank", "排名"],
  run_design: ["Design", "设计"], run_points: ["Points", "点数"], design_list: ["list", "列举"], design_grid: ["grid", "网格"], design_latin_hypercube: ["Latin hypercube", "拉丁超立方"], design_sobol_sequence: ["Sobol's sequence", "索博尔序列"], design_sobol_indices: ["for Sobol's indices", "索博尔指数设计"], design_morris: ["Morris", "莫里斯法"],
}))(window.hearth ??= {});
