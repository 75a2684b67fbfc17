package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	v1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
)

const (
	provisioner    = "container-lab.test/node-storage"
	provisionedBy  = "pv.kubernetes.io/provisioned-by"
	selectedNode   = "volume.kubernetes.io/selected-node"
	hostnameLabel  = "kubernetes.io/hostname"
	volumes        = "/var/local/volumes"
	everybodyWrite = 0o777
)

// storage gives each claim of its classes whose Pod was put on this node a
// folder of the node, and removes it once the claim is gone.
func storage(ctx context.Context, client kubernetes.Interface, self string) error {
	factory := informers.NewSharedInformerFactory(client, 0)
	classes := factory.Storage().V1().StorageClasses()
	claims := factory.Core().V1().PersistentVolumeClaims()
	existing := factory.Core().V1().PersistentVolumes()
	return onChange(ctx, factory, func() error {
		var faults []error
		open, err := claims.Lister().List(labels.Everything())
		if err != nil {
			return err
		}
		for _, claim := range open {
			if claim.Spec.VolumeName != "" || claim.Annotations[selectedNode] != self || claim.Spec.StorageClassName == nil {
				continue
			}
			class, err := classes.Lister().Get(*claim.Spec.StorageClassName)
			if err != nil || class.Provisioner != provisioner {
				continue
			}
			faults = append(faults, provision(ctx, client, claim, class.ReclaimPolicy))
		}
		all, err := existing.Lister().List(labels.Everything())
		if err != nil {
			return err
		}
		for _, volume := range all {
			ours := volume.Annotations[provisionedBy] == provisioner && volume.Annotations[selectedNode] == self
			if ours && volume.Status.Phase == v1.VolumeReleased && volume.Spec.PersistentVolumeReclaimPolicy == v1.PersistentVolumeReclaimDelete {
				faults = append(faults, remove(ctx, client, volume))
			}
		}
		return errors.Join(faults...)
	}, classes.Informer(), claims.Informer(), existing.Informer())
}

func provision(ctx context.Context, client kubernetes.Interface, claim *v1.PersistentVolumeClaim, policy *v1.PersistentVolumeReclaimPolicy) error {
	reclaim := v1.PersistentVolumeReclaimDelete
	if policy != nil {
		reclaim = *policy
	}
	node := claim.Annotations[selectedNode]
	name := "pvc-" + string(claim.UID)
	path := filepath.Join(volumes, name)
	if err := os.MkdirAll(path, 0o755); err != nil {
		return err
	}
	// Past the umask: a Pod may run as any user.
	if err := os.Chmod(path, everybodyWrite); err != nil {
		return err
	}
	volume := &v1.PersistentVolume{
		ObjectMeta: metav1.ObjectMeta{
			Name:        name,
			Annotations: map[string]string{provisionedBy: provisioner, selectedNode: node},
		},
		Spec: v1.PersistentVolumeSpec{
			StorageClassName:              *claim.Spec.StorageClassName,
			PersistentVolumeReclaimPolicy: reclaim,
			AccessModes:                   claim.Spec.AccessModes,
			VolumeMode:                    claim.Spec.VolumeMode,
			Capacity:                      v1.ResourceList{v1.ResourceStorage: claim.Spec.Resources.Requests[v1.ResourceStorage]},
			ClaimRef: &v1.ObjectReference{
				APIVersion: "v1", Kind: "PersistentVolumeClaim",
				Namespace: claim.Namespace, Name: claim.Name, UID: claim.UID,
			},
			NodeAffinity: &v1.VolumeNodeAffinity{Required: &v1.NodeSelector{NodeSelectorTerms: []v1.NodeSelectorTerm{{
				MatchExpressions: []v1.NodeSelectorRequirement{{Key: hostnameLabel, Operator: v1.NodeSelectorOpIn, Values: []string{node}}},
			}}}},
			PersistentVolumeSource: v1.PersistentVolumeSource{Local: &v1.LocalVolumeSource{Path: path}},
		},
	}
	_, err := client.CoreV1().PersistentVolumes().Create(ctx, volume, metav1.CreateOptions{})
	if apierrors.IsAlreadyExists(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("volume for %s/%s: %w", claim.Namespace, claim.Name, err)
	}
	fmt.Printf("%s/%s: %s\n", claim.Namespace, claim.Name, path)
	return nil
}

func remove(ctx context.Context, client kubernetes.Interface, volume *v1.PersistentVolume) error {
	// Not the path that the object names: nothing but our own folders is removed.
	if err := os.RemoveAll(filepath.Join(volumes, filepath.Base(volume.Name))); err != nil {
		return err
	}
	err := client.CoreV1().PersistentVolumes().Delete(ctx, volume.Name, metav1.DeleteOptions{})
	if apierrors.IsNotFound(err) {
		return nil
	}
	return err
}
