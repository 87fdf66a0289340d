"""Draws the map of map_vtk.py at its last month: towns as large as their people are many, coloured by what the plan changes, and the links.
Usage: pvpython map_paraview.py FOLDER PICTURE.png (FOLDER as map_vtk.py has written it from two results files)"""
import re
import sys

from paraview import simple as pv

folder, picture = sys.argv[1:]
view = pv.CreateView("RenderView")
view.ViewSize = [1000, 750]
view.UseColorPaletteForBackground = 0
view.Background = [1, 1, 1]
view.OrientationAxesVisibility = 0
view.InteractionMode = "2D"

links = pv.Show(pv.OpenDataFile(f"{folder}/links.vtk"), view)
links.AmbientColor = links.DiffuseColor = [0.6, 0.6, 0.6]
links.LineWidth = 2

towns = pv.OpenDataFile(f"{folder}/towns.vtk.series")
view.ViewTime = towns.TimestepValues[-1]
balls = pv.Glyph(towns, GlyphType="Sphere", ScaleArray=["POINTS", "people"], ScaleFactor=0.0003, GlyphMode="All Points")
balls.GlyphType.ThetaResolution = balls.GlyphType.PhiResolution = 32
shown = pv.Show(balls, view)
pv.ColorBy(shown, ("POINTS", "people_difference"))
pv.UpdatePipeline(view.ViewTime, balls)
low, high = balls.PointData["people_difference"].GetRange()
colours = pv.GetColorTransferFunction("people_difference")
colours.ApplyPreset("Cool to Warm", True)
colours.RescaleTransferFunction(-max(-low, high), max(-low, high))
legend = pv.GetScalarBar(colours, view)
legend.Title = "people more under the plan"
legend.ComponentTitle = ""
legend.AutomaticLabelFormat = 0
legend.LabelFormat = legend.RangeLabelFormat = "%+.0f"
legend.WindowLocation = "Lower Left Corner"
legend.TitleColor = legend.LabelColor = [0, 0, 0]
shown.SetScalarBarVisibility(view, True)

data = pv.servermanager.Fetch(towns)
for i in range(data.GetNumberOfPoints()):
    name = data.GetPointData().GetAbstractArray("town").GetValue(i)
    label = pv.Show(pv.Text(Text=re.sub(r" \(.*| Town$| Subdistrict$", "", name)), view, "TextSourceRepresentation")
    label.TextPropMode = "Billboard 3D Text"
    x, y, z = data.GetPoint(i)
    label.BillboardPosition = [x + 0.5, y + 0.5, z + 5]
    label.Color = [0, 0, 0]
    label.FontSize = 11

pv.ResetCamera(view)
view.CameraParallelScale *= 0.8
pv.SaveScreenshot(picture, view)
