% What a plan changes: people who wait for an apartment, the paired difference between two runs with its 95 % interval.
% Usage: octave-cli comparison.m BASELINE.h5 WHAT_IF.h5 PICTURE (.svg; .png, .pdf where Ghostscript is). Needs octave-netcdf, gnuplot.
% In MATLAB: files = {'BASELINE.h5', 'WHAT_IF.h5', 'PICTURE.svg'}; comparison
if exist('OCTAVE_VERSION', 'builtin')
  pkg load netcdf
  files = argv();
  files = files(end-2:end);
end
for i = 1:2
  if ~exist(files{i}, 'file')
    error('%s: no such file\n', files{i});
  end
  since = ncreadatt(files{i}, '/month', 'units');  % 'days since 2016-01-01 00:00:00'
  month{i} = datenum(since(12:21), 'yyyy-mm-dd') + double(ncread(files{i}, '/month'));
  replication{i} = double(ncread(files{i}, '/replication'));
  scheme = find(strcmp(strsplit(ncreadatt(files{i}, '/scheme', 'members'), char(10)), 'apartment'));
  waiting{i} = squeeze(double(ncread(files{i}, '/series/applicants_waiting', [scheme 1 1], [1 Inf Inf])));  % month, replication
  luck{i} = {ncreadatt(files{i}, '/', 'hearth_version'), ncreadatt(files{i}, '/', 'seed'), month{i}};
  goal{i} = ncread(files{i}, '/targets/goal');  % goes with the scale, which is among the texts that octave-netcdf can't read
  overrides = strsplit(ncreadatt(files{i}, '/', 'overrides'), char(10));
  parts = [{ncreadatt(files{i}, '/', 'title')} overrides(~cellfun(@(o) isempty(strfind(o, '=')), overrides))];
  plan{i} = strrep(strjoin(parts, ', '), '_', '\_');
end
% Replications of one number have the same luck, if all of this is the same.
[pair, before, after] = intersect(replication{1}, replication{2});
pairs = numel(pair);
if ~isequal(luck{:}) || all(goal{1} ~= goal{2}) || pairs < 2
  error('%s\n', 'these results cannot be paired: they must share the version of Hearth, seed, scale, months and at least two replications');
end
month = month{1};
difference = waiting{2}(:, after) - waiting{1}(:, before);
x = betaincinv(0.05, (pairs - 1) / 2, 0.5);
student = sqrt((pairs - 1) * (1 / x - 1));  % tinv(0.975, pairs - 1), which needs a toolbox
middle = mean(difference, 2);
margin = student * std(difference, 0, 2) / sqrt(pairs);
band = interp1(linspace(0, 1, pairs), sort(difference, 2)', [0.05 0.95])';

figure('visible', 'off', 'position', [0 0 900 500]);
axes('position', [0.1 0.08 0.87 0.76]);
hold on;
area = @(low, high, colour) fill([month; flipud(month)], [low; flipud(high)], colour, 'edgecolor', 'none');
shapes = [area(band(:, 1), band(:, 2), [0.8 0.89 0.94]), area(middle - margin, middle + margin, [0.5 0.72 0.85])];
shapes(3) = plot(month, middle, 'color', [0 0.45 0.7], 'linewidth', 2);
shapes(4) = plot(month([1 end]), [0 0], 'k--', 'linewidth', 1);
dates = datevec(month);
set(gca, 'xtick', month(dates(:, 2) == 1));
xlim([month(1) month(end) + 31]);
datetick('x', 'yyyy', 'keepticks', 'keeplimits');
names = strsplit(ncreadatt(files{1}, '/scheme', 'members_en'), char(10));
heading = {['People who wait: ' names{scheme}], plan{2}, ['less ' plan{1}]};
for i = 1:3  % Octave's gnuplot draws only the first line of a title
  text(0.5, 1.21 - 0.055 * i, heading{i}, 'units', 'normalized', 'horizontalalignment', 'center');
end
ylabel('difference, people');
legend(shapes, {'5-95 % of the pairs', '95 % interval of the mean', sprintf('mean of %d pairs', pairs), 'no difference'}, ...
       'location', 'southwest');
print(files{3}, ['-d' files{3}(end-2:end)]);
fprintf('%s difference %.2f (95 %%: %.2f to %.2f)\n', datestr(month(end), 'yyyy-mm'), middle(end), ...
        middle(end) - margin(end), middle(end) + margin(end));
