% A fan chart of each target: median and 5-95 % band over the replications, what is asked for, and the month in which it is due.
% Usage: octave-cli targets.m RESULTS.h5 PICTURE (.svg; .png and .pdf where Ghostscript is). Needs octave-netcdf, gnuplot.
pkg load netcdf
[results, picture] = argv(){end-1:end};
first = datenum(ncreadatt(results, "/month", "units")(12:21), "yyyy-mm-dd");  % "days since 2016-01-01 00:00:00"
month = first + ncread(results, "/month");
januaries = month(datevec(month)(:, 2) == 1);
count = double(ncread(results, "/targets/headline"));  % target, month, replication
name = strsplit(ncreadatt(results, "/target", "members_en"), "\n");
goal = ncread(results, "/targets/goal");
due = first + ncread(results, "/targets/deadline");
unit = ncreadatt(results, "/targets/headline", "units");

rows = ceil(numel(name) / 2);
figure("visible", "off", "position", [0 0 1100 350 * rows]);
for i = 1:numel(name)
  band = quantile(squeeze(count(i, :, :)), [0.05 0.5 0.95], 2, 7);
  subplot(rows, 2, i);
  hold on;
  spread = fill([month; flipud(month)], [band(:, 1); flipud(band(:, 3))], [0.75 0.85 1], "edgecolor", "none");
  middle = plot(month, band(:, 2), "linewidth", 2);
  target = plot(month([1 end]), goal([i i]), "k--");
  deadline = plot(due([i i]), [0 max([goal(i); band(:)])], "k:");
  ylim([0 1.05 * max([goal(i); band(:)])]);
  xlim([month(1) month(end) + 31]);
  set(gca, "xtick", januaries);
  datetick("x", "yyyy", "keepticks", "keeplimits");
  title(name{i});
  ylabel(unit);
  legend([spread middle target deadline], {"5-95 %", "median", "target", "due"}, "location", "southeast");
end
print(picture);
