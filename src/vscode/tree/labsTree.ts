import {
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
} from 'vscode';
import type { Disposing } from '../owner.ts';
import { fileIn, editorRange } from '../places.ts';
import { commandIds } from '../commands/ids.ts';
import { say } from '../say.ts';
import type { Row, RowStatus } from './rows.ts';

interface LabsTree extends Disposing {
  refresh(): void;
}

/** The Labs view: course, lab, step; a broken lab lists its faults. */
export function labsTree(roots: () => readonly Row[], changed: () => number): LabsTree {
  const refreshed = new EventEmitter<undefined>();
  const view = window.createTreeView<Row>('containerLab.labs', {
    treeDataProvider: {
      onDidChangeTreeData: refreshed.event,
      getTreeItem: treeItem,
      getChildren: (row) => [...(row === undefined ? roots() : 'rows' in row ? row.rows : [])],
    },
    showCollapseAll: true,
  });
  return {
    refresh() {
      refreshed.fire(undefined);
      const count = changed();
      view.badge =
        count === 0
          ? undefined
          : {
              value: count,
              tooltip: say(
                { en: 'Tasks that changed: {count}', 'zh-cn': '有变化的任务：{count}' },
                { count },
              ),
            };
    },
    dispose() {
      view.dispose();
      refreshed.dispose();
    },
  };
}

const icons: Readonly<Record<RowStatus, readonly [icon: string, color?: string]>> = {
  todo: ['circle-large-outline'],
  here: ['circle-large-filled', 'charts.blue'],
  done: ['pass-filled', 'testing.iconPassed'],
  finished: ['pass-filled', 'testing.iconPassed'],
  changed: ['warning', 'list.warningForeground'],
  broken: ['error', 'list.errorForeground'],
};

function treeItem(row: Row): TreeItem {
  const item = new TreeItem(row.label, collapse(row));
  if (row.kind === 'course') {
    item.id = `course:${row.id}`;
    item.iconPath = new ThemeIcon('mortar-board');
    return item;
  }
  if (row.kind === 'fault') {
    item.description = row.description;
    item.tooltip = `${row.description}\n${row.label}`;
    item.iconPath = new ThemeIcon('error', new ThemeColor('list.errorForeground'));
    item.command = {
      command: 'vscode.open',
      title: '',
      arguments: [
        fileIn(row.folder, row.fault.place.path),
        { selection: editorRange(row.fault.place.range) },
      ],
    };
    return item;
  }
  const [icon, color] = icons[row.status];
  item.iconPath = new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color));
  item.accessibilityInformation = { label: `${row.label}, ${statusWord(row.status)}` };
  item.command = { command: commandIds.openLab, title: '', arguments: [row] };
  if (row.kind === 'lab') {
    // Two rows with one id would empty the whole tree.
    item.id = `lab:${row.id}:${row.folder}`;
    item.description = row.description;
    item.contextValue = row.status === 'broken' ? 'brokenLab' : row.started ? 'startedLab' : 'lab';
  } else {
    item.id = `step:${row.lab}:${row.id}`;
    item.contextValue = row.started ? 'startedStep' : 'step';
  }
  return item;
}

function collapse(row: Row): TreeItemCollapsibleState {
  if (row.kind === 'course') return TreeItemCollapsibleState.Expanded;
  if (row.kind !== 'lab') return TreeItemCollapsibleState.None;
  const open = row.status === 'broken' || row.status === 'here' || row.status === 'changed';
  return open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

function statusWord(status: RowStatus): string {
  switch (status) {
    case 'todo':
      return say({ en: 'to do', 'zh-cn': '未完成' });
    case 'here':
      return say({ en: 'under way', 'zh-cn': '进行中' });
    case 'done':
    case 'finished':
      return say({ en: 'done', 'zh-cn': '已完成' });
    case 'changed':
      return say({ en: 'changed', 'zh-cn': '有变化' });
    case 'broken':
      return say({ en: 'cannot be read', 'zh-cn': '无法读取' });
  }
}
