% Octave's netcdf package opens the file labelled and sees every value of the CSV export, missing ones included.
1;

function cells = csv_row(line)  % with quoted cells
  cells = regexp(line, '(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)', "tokens");
  cells = cellfun(@(c) strrep(strjoin(c, ""), '""', '"'), cells(1:end - isempty(cells{end}{1})), "UniformOutput", false);
end

function rows = csv_rows(path)
  rows = strsplit(strtrim(fileread(path)(4:end)), "\n");  % from behind the BOM
end

function cells = csv_cells(rows, width)  % of many rows at once; quoted cells may hold commas, but no quotes
  text = strjoin(rows, ",");
  text(text == "," & mod(cumsum(text == '"'), 2) == 1) = "\1";
  cells = reshape(strrep(ostrsplit(strrep(text, '"', ""), ","), "\1", ","), width, []);
end

path = argv(){end};
pkg load netcdf
origin = datenum(ncreadatt(path, "/month", "units")(12:end), "yyyy-mm-dd HH:MM:SS");
title = regexp(fileread([path ".csv/parameters.csv"]), '\ntitle_zh,"""([^"]*)', "tokens"){1}{1};
assert(ncreadatt(path, "/", "title_zh"), title)

seen = struct();  % labels of each dimension
for line = csv_rows([path ".csv/variables.csv"])(2:end)
  about = csv_row(line{1});
  [group, name, dims, unit, long_name, long_name_zh] = about{:};
  if exist([path ".csv/" group ".csv"], "file")
    continue  % a table, see below
  end
  variable = ["/" group "/" name];
  dims = strsplit(dims, " ");
  rows = csv_rows([path ".csv" variable ".csv"]);
  columns = strsplit(rows{1}, ",");
  cells = csv_cells(rows(2:end), numel(columns));

  assert(ncreadatt(path, variable, "units"), unit)
  assert(ncreadatt(path, variable, "long_name"), long_name)
  assert(ncreadatt(path, variable, "long_name_zh"), long_name_zh)
  seen_dims = cellfun(@(d) d(max([0 rindex(d, "/")]) + 1:end), {ncinfo(path, variable).Dimensions.Name}, "UniformOutput", false);
  assert(fliplr(seen_dims), dims)  % the axes are reversed
  for i = 1:numel(dims)
    column = cells(strcmp(columns, dims{i}), :);
    [~, first] = unique(column, "first");
    labels = column(sort(first));
    if ! isfield(seen, dims{i})
      switch dims{i}
        case "month"
          seen.month = cellstr(datestr(origin + ncread(path, "/month"), "yyyy-mm-dd"))';
        case "replication"
          seen.replication = arrayfun(@num2str, ncread(path, "/replication")', "UniformOutput", false);
        otherwise  % the package reads no text variables: the names are attributes
          seen.(dims{i}) = strsplit(ncreadatt(path, ["/" dims{i}], "members"), "\n");
          seen.([dims{i} "_en"]) = strsplit(ncreadatt(path, ["/" dims{i}], "members_en"), "\n");
          seen.([dims{i} "_zh"]) = strsplit(ncreadatt(path, ["/" dims{i}], "members_zh"), "\n");
      end
    end
    assert(seen.(dims{i}), labels)
    for name = {[dims{i} "_en"], [dims{i} "_zh"]}
      named = strcmp(columns, name{1});
      if any(named)
        assert(seen.(name{1}), cells(named, :)(sort(first)))
      end
    end
  end

  values = cells(end, :);
  if strncmp(unit, "days since ", 11)
    values = cellfun(@(v) datenum(v, "yyyy-mm-dd") - origin, values);
  else
    values = str2double(values);
  end
  read = double(ncread(path, variable)(:)');
  assert(isnan(read), isnan(values))
  assert(all(abs(read - values) <= 1e-7 * abs(values) | isnan(values)), [variable ": other values than the CSV export"])
end

% People, events and firms: every column, its codes in both languages.
variables = cellfun(@csv_row, csv_rows([path ".csv/variables.csv"])(2:end), "UniformOutput", false);
for table = {"people", "events", "firms"}
  file = [path ".csv/" table{1} ".csv"];
  if ! exist(file, "file")
    continue
  end
  codes = cellfun(@csv_row, csv_rows([path ".csv/codes.csv"])(2:end), "UniformOutput", false);
  codes = codes(cellfun(@(c) strcmp(c{1}, table{1}), codes));
  rows = csv_rows(file);
  columns = strsplit(rows{1}, ",");
  cells = reshape(ostrsplit(strjoin(rows(2:end), ","), ","), numel(columns), []);
  for v = variables(cellfun(@(v) strcmp(v{1}, table{1}), variables))
    [group, name, row, unit, long_name, long_name_zh] = v{1}{:};
    variable = ["/" group "/" name];
    about = ncinfo(path, variable);
    assert(regexprep(about.Dimensions(1).Name, ".*/", ""), row)
    assert(ncreadatt(path, variable, "long_name"), long_name)
    assert(ncreadatt(path, variable, "long_name_zh"), long_name_zh)
    seen = double(ncread(path, variable)(:)');
    wanted = cells(strcmp(columns, name), :);
    own = codes(cellfun(@(c) strcmp(c{2}, name), codes));
    if isempty(own)
      assert(ncreadatt(path, variable, "units"), unit)
      assert(seen, str2double(wanted))
    else
      ids = cellfun(@(c) c{4}, own, "UniformOutput", false);
      underscored = @(i) strjoin(strrep(cellfun(@(c) c{i}, own, "UniformOutput", false), " ", "_"), " ");
      assert(double(ncreadatt(path, variable, "flag_values")(:)'), -1:numel(own) - 1)
      assert(ncreadatt(path, variable, "flag_meanings"), ["none " strjoin(ids, " ")])
      assert(ncreadatt(path, variable, "flag_meanings_en"), ["none " underscored(5)])
      assert(ncreadatt(path, variable, "flag_meanings_zh"), ["无 " underscored(6)])
      assert(isequal([{""}, ids](seen + 2), wanted), [variable ": other codes than the CSV export"])
    end
  end
end
disp("ok")
