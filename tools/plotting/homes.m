% The homes of each scheme, delivered and held, and the people who wait for one: medians over the replications.
% Usage: octave-cli homes.m RESULTS.h5 PICTURE (.svg; .png and .pdf where Ghostscript is). Needs octave-netcdf, gnuplot.
% In MATLAB: files = {'RESULTS.h5', 'PICTURE.svg'}; homes
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
month = datenum(since(12:21), 'yyyy-mm-dd') + double(ncread(results, '/month'));
dates = datevec(month);
name = strsplit(ncreadatt(results, '/scheme', 'members_en'), char(10));
middle = @(series) median(double(ncread(results, ['/series/' series])), 3);  % scheme, month
delivered = middle('homes_delivered');
held = middle('homes_held');
waiting = middle('applicants_waiting');

figure('visible', 'off', 'position', [0 0 450 * numel(name) 450]);
for i = 1:numel(name)
  subplot(1, numel(name), i);
  curves = plot(month, delivered(i, :), month, held(i, :), month, waiting(i, :));
  set(curves, {'color'}, {[0 0.45 0.7]; [0 0.62 0.45]; [0.84 0.37 0]});
  set(curves, 'linewidth', 2);
  ylim([0 1.05 * max([delivered(i, :) waiting(i, :) 1])]);
  xlim([month(1) month(end) + 31]);
  set(gca, 'xtick', month(dates(:, 2) == 1));
  datetick('x', 'yyyy', 'keepticks', 'keeplimits');
  title(name{i});
  text(-0.15, 1.04, 'homes, people', 'units', 'normalized');  % a ylabel would cover the numbers of narrow panels
  legend({'delivered', 'held', 'people waiting'}, 'location', 'northwest');
end
print(picture, ['-d' picture(end-2:end)]);
