% Octave's netcdf package opens the sample and sees the values of the CSV export.
path = argv(){end};
pkg load netcdf
x = ncread(path, "/series/homes_held");
info = ncinfo(path, "/series/homes_held");
names = {info.Dimensions.Name};
assert(numel(names) == 3 && ! isempty(strfind(names{1}, "scheme")))
members = strsplit(ncreadatt(path, "/scheme", "members"), "\n");
assert(members, {"purchase", "apartment", "maker_room"})
assert(datestr(datenum(2016, 1, 1) + ncread(path, "/month")(14), "yyyy-mm-dd"), "2017-02-01")
csv = fopen([path ".csv/series/homes_held.csv"]); fgetl(csv); values = [];
while ischar(line = fgetl(csv)); cells = strsplit(line, ","); values(end + 1) = str2double(cells{end}); end
assert(double(x(:)), values(:))
disp("ok")
