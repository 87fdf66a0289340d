#include "models/parameters/lists.h"

namespace hearth {

void TownParameters::describe(Declaration& d) {
  d.text("name_en", name_en, {"Name in English", "英文名"});
  d.text("name_zh", name_zh, {"Name in Chinese", "中文名"});
  d.number("latitude", latitude, "degree", {-90, 90}, {"Latitude of the centre (WGS84)", "中心纬度"});
  d.number("longitude", longitude, "degree", {-180, 180}, {"Longitude of the centre (WGS84)", "中心经度"});
  d.count("population", population, "people", {0, 1e9}, {"Residents when the run begins", "期初常住人口"});
  d.number("job_share", job_share, "share", {0, 1}, {"Share of the tracked talents' jobs", "人才岗位占比"});
  d.number("home_share", home_share, "share", {0, 1},
           {"Share of talents' homes: inside towns add to 1, outside places add to 1 among those who live outside",
            "人才居住占比(区内合计为1,区外合计为1)"});
  d.number("private_rental_units", private_rental_units, "homes", {0, 1e8},
           {"Private rental homes when the run begins, all tenants", "期初市场租赁住房套数"});
  d.number("rent_cny_m2_month", rent_cny_m2_month, "CNY/m2/month", {0, 10000},
           {"Market rent of an ordinary whole flat when the run begins", "期初市场租金"});
  d.flag("outside", outside, {"Outside the district: a place to live, not to work", "区外居住地"});
  d.needs({"home_share", "rent_cny_m2_month"});
  if (!outside) d.needs({"job_share", "private_rental_units"});
}

void StationParameters::describe(Declaration& d) {
  d.text("name_en", name_en, {"Name in English", "英文名"});
  d.text("name_zh", name_zh, {"Name in Chinese", "中文名"});
  d.text("line", line, {"Line", "线路"});
  d.number("latitude", latitude, "degree", {-90, 90}, {"Latitude (WGS84); 0, 0: not on the map", "纬度(均为 0 时不上图)"});
  d.number("longitude", longitude, "degree", {-180, 180}, {"Longitude (WGS84)", "经度"});
}

void LinkParameters::describe(Declaration& d) {
  d.text("from", from, {"A town or station", "起点(街镇或车站)"});
  d.text("to", to, {"A town or station", "终点(街镇或车站)"});
  d.text("mode", mode, {"road, bus, metro, rail or access", "方式"});
  d.number("minutes", minutes, "min", {0.1, 600}, {"Travel time of the link, either way", "行程时间"});
  d.text("opens", opens, {"Date of opening; empty: open when the run begins", "开通日期,空为期初已通"});
  d.needs({"from", "to", "minutes"});
}

void FieldParameters::describe(Declaration& d) {
  d.text("name_en", name_en, {"Name in English", "英文名"});
  d.text("name_zh", name_zh, {"Name in Chinese", "中文名"});
  d.number("initial_share", initial_share, "share", {0, 1}, {"Share of the initial stock; the fields add to 1", "初始占比"});
  d.flag("public_posts", public_posts, {"Work is in public posts", "公共部门岗位"});
  d.count("posts", posts, "posts", {0, 1e8}, {"Public posts when the run begins", "期初公共岗位数"});
  d.number("wage", wage, "CNY/month", {0, 1e6},
           {"Gross wage in the lowest class when the run begins; 0: the class's wage", "最低层级税前月薪,0为按层级"});
  d.number("hr_leaving", hr_leaving, "hazard ratio", {0, 100}, {"Leaving, hazard ratio of the field", "流出风险比"});
}

void ClassParameters::describe(Declaration& d) {
  d.text("name_en", name_en, {"Name in English", "英文名"});
  d.text("name_zh", name_zh, {"Name in Chinese", "中文名"});
  d.count("initial", initial, "people", {0, 1e8},
          {"People in the class when the run begins; ignored for the core of teams and for the last class", "期初人数"});
  d.number("wage", wage, "CNY/month", {0, 1e7}, {"Gross wage when the run begins", "期初税前月薪"});
  d.flag("specialist", specialist, {"Posts are filled at the specialist rate", "按专才岗位匹配"});
  d.flag("team_core", team_core, {"The class of the core members of top teams", "顶尖团队核心成员层级"});
  d.number("hr_leaving", hr_leaving, "hazard ratio", {0, 100}, {"Leaving, hazard ratio of the class", "流出风险比"});
  d.needs({"wage"});
}

void SectorParameters::describe(Declaration& d) {
  d.text("name_en", name_en, {"Name in English", "英文名"});
  d.text("name_zh", name_zh, {"Name in Chinese", "中文名"});
  d.members("fields", fields, "fields", {"Fields of the people who work in the sector", "从业领域"});
  d.number("established_share", established_share, "share", {0, 1}, {"Share of the established employers", "占既有单位数比例"});
  d.number("startup_share", startup_share, "share", {0, 1}, {"Share of the start-ups", "占初创企业数比例"});
  d.flag("key_sector", key_sector, {"A key sector of the district", "重点产业"});
  d.flag("public_body", public_body, {"Public bodies: schools, hospitals, offices, villages", "公共机构"});
}

}  // namespace hearth
