% The homes of each scheme, delivered and held, and the people who wait for one: medians over the replications.
% Usage: octave-cli homes.m RESULTS.h5 PICTURE (.svg; .png and .pdf where Ghostscript is). Needs octave-netcdf, gnuplot.
pkg load netcdf
[results, picture] = argv(){end-1:end};
first = datenum(ncreadatt(results, "/month", "units")(12:21), "yyyy-mm-dd");  % "days since 2016-01-01 00:00:00"
month = first + ncread(results, "/month");
januaries = month(datevec(month)(:, 2) == 1);
name = strsplit(ncreadatt(results, "/scheme", "members_en"), "\n");
middle = @(series) median(double(ncread(results, ["/series/" series])), 3);  % scheme, month
delivered = middle("homes_delivered");
held = middle("homes_held");
waiting = middle("applicants_waiting");

figure("visible", "off", "position", [0 0 450 * numel(name) 450]);
for i = 1:numel(name)
  subplot(1, numel(name), i);
  lines = plot(month, delivered(i, :), month, held(i, :), month, waiting(i, :));
  set(lines, "linewidth", 2);
  ylim([0 1.05 * max([delivered(i, :) waiting(i, :) 1])]);
  xlim([month(1) month(end) + 31]);
  set(gca, "xtick", januaries);
  datetick("x", "yyyy", "keepticks", "keeplimits");
  title(name{i});
  ylabel("homes, people");
  legend({"delivered", "held", "people waiting"}, "location", "northwest");
end
print(picture);
