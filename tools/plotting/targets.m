% A fan chart of each target: median and 5-95 % band over the replications, what is asked for, and the month in which it is due.
% Usage: octave-cli targets.m RESULTS.h5 PICTURE (.svg; .png and .pdf where Ghostscript is). Needs octave-netcdf, gnuplot.
% In MATLAB: files = {'RESULTS.h5', 'PICTURE.svg'}; targets
if exist('OCTAVE_VERSION', 'builtin')
  pkg load netcdf
  files = argv();
  files = files(end-1:end);
end
[results, picture] = files{:};
if ~exist(results, 'file')
  error('%s: no such file\n', results);
end
since = ncreadatt(results, '/month', 'units');  % 'days since 2016-01-01 00:00:00'
first = datenum(since(12:21), 'yyyy-mm-dd');
month = first + double(ncread(results, '/month'));
count = double(ncread(results, '/targets/headline'));  % target, month, replication
name = strsplit(ncreadatt(results, '/target', 'members_en'), char(10));
goal = double(ncread(results, '/targets/goal'));
due = first + double(ncread(results, '/targets/deadline'));
dates = datevec(month);

rows = ceil(numel(name) / 2);
figure('visible', 'off', 'position', [0 0 1100 350 * rows]);
for i = 1:numel(name)
  sorted = sort(squeeze(count(i, :, :)), 2)';  % replication, month
  band = interp1(linspace(0, 1, size(sorted, 1)), sorted, [0.05 0.5 0.95]);
  top = 1.05 * max([goal(i); band(:)]);
  subplot(rows, 2, i);
  hold on;
  spread = fill([month; flipud(month)], [band(1, :) fliplr(band(3, :))]', [0.7 0.83 0.91], 'edgecolor', 'none');
  middle = plot(month, band(2, :), 'color', [0 0.45 0.7], 'linewidth', 2);
  target = plot(month([1 end]), goal([i i]), 'k--', 'linewidth', 1);
  deadline = plot(due([i i]), [0 top], 'k:', 'linewidth', 1);
  ylim([0 top]);
  xlim([month(1) month(end) + 31]);
  set(gca, 'xtick', month(dates(:, 2) == 1));
  datetick('x', 'yyyy', 'keepticks', 'keeplimits');
  title(name{i});
  text(-0.1, 1.08, ncreadatt(results, '/targets/headline', 'units'), 'units', 'normalized');  % a ylabel would cover the numbers
  legend([spread middle target deadline], {'5-95 %', 'median', 'target', 'due'}, 'location', 'southeast');
end
print(picture, ['-d' picture(end-2:end)]);
